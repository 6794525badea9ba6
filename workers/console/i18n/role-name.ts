import type { Words } from './en.ts'

/** A built-in role in the reader's words; one of the workspace's own by the name it has there. */
export function roleName(
	role: string,
	{ role: names }: Words,
	own: readonly { readonly id: string; readonly name: string }[] = [],
): string {
	if (Object.hasOwn(names, role)) return (names as Readonly<Record<string, string>>)[role] ?? role
	return own.find((it) => it.id === role)?.name ?? role
}
