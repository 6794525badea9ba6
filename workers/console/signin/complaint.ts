import { ApiProblem } from '../api/http.ts'
import type { PreferencesValue } from '../i18n/preferences.tsx'

/** Why it did not work, for who stands before the door. `words`: what some refusals mean just here, by their code. */
export function complaintOf(
	error: Error | null,
	{ words, problemWords }: PreferencesValue,
	here: Readonly<Record<string, string>> = {},
): string {
	if (error === null) return ''
	if (!(error instanceof ApiProblem)) return words.signIn.failed
	if (error.status === 0) return words.app.unreachable
	const known = here[error.code]
	if (known !== undefined) return known
	if (error.code in problemWords && error.status < 500) return problemWords[error.code as keyof typeof problemWords]
	return words.signIn.failed
}
