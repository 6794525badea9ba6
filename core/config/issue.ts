/** Something wrong in a configuration: where, and a sentence that says what to do. */
export interface Issue {
	readonly path: Path
	readonly message: string
}

export type Path = readonly (string | number)[]

export function issue(path: Path, message: string): Issue {
	return { path, message }
}
