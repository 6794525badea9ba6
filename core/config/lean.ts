/** A configuration without what would be filled in anyway: what somebody would write by hand, and what a change is seen in. */
import { type WorkspaceConfig, WorkspaceShape } from './workspace.ts'

/** What a value is read as; undefined for what is refused. */
type Restore = (value: unknown) => unknown
type Entry = Readonly<Record<string, unknown>>

/** Read by the schema again it is the same. The order is the schema's. */
export function lean(config: WorkspaceConfig): Entry {
	const slim = Object.entries(WorkspaceShape.shape).flatMap(([part, schema]) => {
		const value = config[part as keyof WorkspaceConfig]
		const restore: Restore = (it) => schema.safeParse(it).data
		return isSame(restore(undefined), value) ? [] : [[part, Array.isArray(value) ? slimList(value, restore) : slimmed(value, restore)]]
	})
	return Object.fromEntries(slim)
}

/** Entry by entry, so that a long list is not read as a whole for every field in it. */
function slimList(list: readonly unknown[], restore: Restore): unknown[] {
	return list.map((it) => slimmed(it, (entry) => first(restore([entry]))))
}

function slimmed(value: unknown, restore: Restore): unknown {
	if (!isEntry(value)) return value
	let kept = value
	for (const [name, part] of Object.entries(value)) {
		const { [name]: _, ...others } = kept
		kept = isSame(restore(others), value) ? others : { ...kept, [name]: within(part, { kept, name, restore }) }
	}
	return kept
}

interface Whole {
	readonly kept: Entry
	readonly name: string
	readonly restore: Restore
}

/** A part of an entry is read as part of it. */
function within(part: unknown, { kept, name, restore }: Whole): unknown {
	const restorePart: Restore = (it) => {
		const whole = restore({ ...kept, [name]: it })
		return isEntry(whole) ? whole[name] : undefined
	}
	return Array.isArray(part) ? slimList(part, restorePart) : slimmed(part, restorePart)
}

function first(value: unknown): unknown {
	return Array.isArray(value) ? value[0] : undefined
}

function isEntry(value: unknown): value is Entry {
	return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** Both have been through the same schema, which orders their fields. */
function isSame(a: unknown, b: unknown): boolean {
	return JSON.stringify(a) === JSON.stringify(b)
}
