import type { Me } from '../api/me.ts'
import { useSignOut } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'
import { PreferencesMenu } from '../shell/preferences-menu.tsx'
import { Avatar } from '../ui/avatar.tsx'
import './rail.css'

/** Who is signed in, where, and the way out. */
export function RailFoot({ me }: { me: Me }) {
	const { signIn } = useWords()
	const signOut = useSignOut()
	return (
		<div className='rail-foot'>
			<Avatar name={me.user.name} size='s' />
			<div className='rail-foot-who'>
				<p className='truncate'>{me.user.name}</p>
				<p className='truncate'>{me.workspace.name}</p>
			</div>
			<PreferencesMenu />
			<button type='button' className='button quiet small' onClick={() => signOut.mutate()} disabled={signOut.isPending}>
				{signIn.signOut}
			</button>
		</div>
	)
}
