import type { Me } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'

/** How somebody signs in, and from where they are signed in. */
export function AccountPage({ me }: { me: Me }) {
	const { pages } = useWords()
	return (
		<main>
			<h1>{pages.account}</h1>
			<p>{me.name}</p>
		</main>
	)
}
