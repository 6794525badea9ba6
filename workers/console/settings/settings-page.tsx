import type { Me } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'

/** All an administrator sets up. */
export function SettingsPage({ me }: { me: Me }) {
	const { pages } = useWords()
	return (
		<main>
			<h1>{pages.settings}</h1>
			<p>{me.workspace}</p>
		</main>
	)
}
