import { useEffect } from 'react'
import type { Me } from '../api/me.ts'
import { roleName } from '../i18n/role-name.ts'
import { useWords } from '../i18n/preferences.tsx'
import { PageLink } from '../shell/page-link.tsx'
import { PlainPalette } from '../shell/plain-palette.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { Icon } from '../ui/icon.tsx'
import { AccountSection } from './account-section.tsx'
import { LooksSection } from './looks-section.tsx'
import { PasswordSection } from './password-section.tsx'
import { SessionsSection } from './sessions-section.tsx'
import { TwoFactorSection } from './two-factor-section.tsx'
import { useAccountWords } from './words/use-account-words.ts'
import './account.css'

/** How somebody signs in, and from where they are signed in. */
export function AccountPage({ me }: { me: Me }) {
	const words = useAccountWords()
	const { app } = useWords()
	useEffect(() => {
		document.title = `${words.title} · ${app.name}`
	}, [words, app])
	return (
		<main className='account'>
			<header className='account-head'>
				<PageLink page='desk' className='button quiet'>
					<Icon name='back' />
					{words.back}
				</PageLink>
				<h1>{words.title}</h1>
			</header>
			<Profile me={me} />
			<PasswordSection />
			<TwoFactorSection me={me} />
			<SessionsSection />
			<LooksSection />
			<PlainPalette commands={[]} />
		</main>
	)
}

function Profile({ me }: { me: Me }) {
	const all = useWords()
	const words = useAccountWords()
	return (
		<AccountSection title={words.profile} hint={words.profileHint}>
			<div className='account-profile'>
				<Avatar name={me.name} size='l' />
				<dl className='account-facts'>
					<div>
						<dt className='visually-hidden'>{all.signIn.signUp.name}</dt>
						<dd className='account-name'>{me.name}</dd>
					</div>
					<div>
						<dt>{words.email}</dt>
						<dd>{me.email}</dd>
					</div>
					<div>
						<dt>{words.role}</dt>
						<dd>{roleName(me.role, all)}</dd>
					</div>
					<div>
						<dt>{words.workspace}</dt>
						<dd>{me.workspace}</dd>
					</div>
				</dl>
			</div>
		</AccountSection>
	)
}
