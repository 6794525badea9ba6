import { useWords } from '../i18n/preferences.tsx'
import { SignInCard } from './sign-in-card.tsx'
import { signInHashOf } from './sign-in-route.ts'

/** Single sign-on that came back with a no. */
export function RefusedCard({ code }: { code: string }) {
	const { signIn: { refused: words, sso, back } } = useWords()
	const why: Readonly<Record<string, string>> = words
	return (
		<SignInCard title={words.title} hint={(code !== 'title' && why[code]) || words.other}>
			<p className='sign-in-ways'>
				<a href={signInHashOf('sso')}>{sso.open}</a>
				<a href={signInHashOf('sign-in')}>{back}</a>
			</p>
		</SignInCard>
	)
}
