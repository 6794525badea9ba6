import type { DemoSignIn } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'
import { roleName } from '../i18n/role-name.ts'
import { Avatar } from '../ui/avatar.tsx'

export interface DemoSignInsProps {
	readonly items: readonly DemoSignIn[]
	readonly onPick: (it: DemoSignIn) => void
	readonly isDisabled: boolean
}

/** One press to be somebody, on one's own machine only. */
export function DemoSignIns({ items, onPick, isDisabled }: DemoSignInsProps) {
	const words = useWords()
	return (
		<section className='demo-sign-ins' aria-label={words.signIn.demo}>
			<p>{words.signIn.demoHint}</p>
			<ul>
				{items.map((it) => (
					<li key={it.email}>
						<button type='button' className='demo-chip' onClick={() => onPick(it)} disabled={isDisabled}>
							<Avatar name={it.name} size='s' />
							<span>{it.name}</span>
							<span className='demo-role'>{roleName(it.role, words)}</span>
						</button>
					</li>
				))}
			</ul>
		</section>
	)
}
