/** Whether all that stands in a configuration can be seen by who reads it. */
import { hiddenCharacter } from './hidden-character.ts'
import { type Issue, issue, type Path } from './issue.ts'

/** Takes what is not a configuration yet as well. */
export function checkCharacters(value: unknown, path: Path = []): readonly Issue[] {
	if (typeof value === 'string') return checkText(value, path)
	if (Array.isArray(value)) return value.flatMap((it, i) => checkCharacters(it, [...path, i]))
	if (typeof value !== 'object' || value === null) return []
	return Object.entries(value).flatMap(([key, it]) => checkCharacters(it, [...path, key]))
}

function checkText(text: string, path: Path): readonly Issue[] {
	const lines = path[0] === 'cannedResponses' && path[2] === 'text'
	const found = hiddenCharacter(text, { lines })
	return found ? [issue(path, `Has a character nobody can see, ${found}; take it out`)] : []
}
