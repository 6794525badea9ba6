import type { Me } from '../api/me.ts'
import { useSignOut } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'
import { PreferencesMenu } from '../shell/preferences-menu.tsx'
import { RoutingLink } from '../shell/routing-link.tsx'
import { Avatar } from '../ui/avatar.tsx'
import './rail.css'

/** Who is signed in, where, and the way out. */
export function RailFoot({ me }: { me: Me }) {
	const words = useWords()
	const signOut = useSignOut()
	return (
		<div className='rail-foot'>
			<Avatar name={me.name} size='s' />
			<div className='rail-foot-who'>
				<p className='truncate'>{me.name}</p>
				<p className='truncate'>{words.role[me.role]} · {me.workspace}</p>
			</div>
			<RoutingLink me={me} />
			<PreferencesMenu />
			<button type='button' className='button quiet small' onClick={() => signOut.mutate()} disabled={signOut.isPending}>
				{words.signIn.signOut}
			</button>
		</div>
	)
}
