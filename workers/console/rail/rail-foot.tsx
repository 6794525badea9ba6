import type { Me } from '../api/me.ts'
import { useSignOut } from '../api/me.ts'
import { usePage } from '../hooks/use-page.ts'
import { useWords } from '../i18n/preferences.tsx'
import { roleName } from '../i18n/role-name.ts'
import { PreferencesMenu } from '../shell/preferences-menu.tsx'
import { maySettings } from '../shell/may-settings.ts'
import { PageLink } from '../shell/page-link.tsx'
import { RoutingLink } from '../shell/routing-link.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import './rail.css'

/** Who is signed in, where, and the way out. */
export function RailFoot({ me }: { me: Me }) {
	const words = useWords()
	const signOut = useSignOut()
	const page = usePage()
	return (
		<div className='rail-foot'>
			<PageLink page='account' className='rail-foot-me' title={words.pages.account}>
				<Avatar name={me.name} size='s' />
				<span className='rail-foot-who'>
					<span className='truncate'>{me.name}</span>
					<span className='truncate'>{roleName(me.role, words)} · {me.workspace}</span>
				</span>
			</PageLink>
			<RoutingLink me={me} />
			{page !== 'settings' && maySettings(me) && (
				<PageLink page='settings' className='button quiet square' label={words.pages.settings}>
					<Icon name='gear' />
				</PageLink>
			)}
			<PreferencesMenu />
			<button
				type='button'
				className='button quiet square'
				aria-label={words.signIn.signOut}
				title={words.signIn.signOut}
				onClick={() => signOut.mutate()}
				disabled={signOut.isPending}
			>
				<Icon name='leave' />
			</button>
		</div>
	)
}
