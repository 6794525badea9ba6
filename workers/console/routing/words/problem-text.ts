import { ApiProblem } from '../../api/http.ts'
import type { Locale } from '../../i18n/locale.ts'
import type { ProblemWords } from '../../i18n/problems.ts'
import type { ProblemCode } from '../../../../core/problem.ts'
import { detailText } from './detail-text.ts'

/** A refusal in plain words, with what exactly was wrong where the server says it. */
export function problemText(thrown: unknown, words: ProblemWords, locale: Locale = 'en'): string {
	if (!(thrown instanceof ApiProblem)) return String(thrown)
	const plain = words[thrown.code as ProblemCode] ?? thrown.message
	return thrown.detail ? `${plain} ${detailText(thrown.detail, locale)}` : plain
}
