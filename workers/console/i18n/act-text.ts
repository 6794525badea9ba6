import { ApiProblem } from '../api/http.ts'
import type { Words } from './en.ts'
import type { ProblemWords } from './problems.ts'

/** Why a supervisor's act was not done: what the code means here, else in general, else as the server says it. */
export function actProblemText(
	problem: Error,
	{ words, problemWords }: { words: Pick<Words, 'act' | 'app'>; problemWords: ProblemWords },
): string {
	const code = problem instanceof ApiProblem ? problem.code : ''
	if (code === 'unreachable') return words.app.unreachable
	const find = (list: Readonly<Record<string, string>>) => Object.entries(list).find(([it]) => it === code)?.[1]
	return find(words.act.refusals) ?? find(problemWords) ?? problem.message
}
