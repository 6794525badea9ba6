/** A workspace's configuration as a file that people read, change and keep. */
import { Document, isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml'
import { firstIssue } from '../../core/config/first-issue.ts'
import { lean } from '../../core/config/lean.ts'
import type { Published } from '../../core/config/published.ts'
import { WorkspaceConfig } from '../../core/config/workspace.ts'
import { COMMENTS, HEAD } from './comments.ts'

/** What the file says of itself, beside the configuration. */
export interface ConfigFile {
	readonly workspace: string | null
	readonly version: number | null
	/** As it stands there, nothing filled in. */
	readonly content: unknown
	readonly config: WorkspaceConfig
}

/** `wrongs` name the lines. */
export type ReadFile = { readonly ok: true; readonly file: ConfigFile } | { readonly ok: false; readonly wrongs: readonly string[] }

/** Enough for anchors that people write, and not for a file that only exists to grow. */
const ALIASES_MAX = 1_000
/** What follows a slip of the pen mostly follows from it. */
const FAULTS_SHOWN = 3

/** The same for the same version, to the byte. */
export function writeYaml(workspace: string, { version, config }: Published): string {
	// Other tools still read YAML 1.1, in which 09:00 is a number and "no" is false.
	const document = new Document({ workspace, version, ...lean(config) }, { compat: 'yaml-1.1', aliasDuplicateObjects: false })
	document.commentBefore = HEAD
	if (isMap(document.contents)) { for (const pair of document.contents.items) describe(pair.key) }
	return document.toString({ lineWidth: 0, indentSeq: false })
}

function describe(key: unknown): void {
	if (!isScalar(key)) return
	const words = COMMENTS[String(key.value)]
	if (words === undefined) return
	key.commentBefore = ` ${words}`
	key.spaceBefore = true
}

export function readYaml(text: string): ReadFile {
	const lines = new LineCounter()
	const document = parseDocument(text, { lineCounter: lines })
	const faults = [...document.errors, ...document.warnings].map(({ pos, message }) => at(lines, pos[0], message.split('\n')[0] ?? ''))
	if (faults.length > 0) return { ok: false, wrongs: faults.slice(0, FAULTS_SHOWN) }
	const whole = contentOf(document)
	if (typeof whole === 'string') return { ok: false, wrongs: [whole] }
	const { workspace = null, version = null, ...content } = whole
	const place = (path: readonly PropertyKey[]) => lineOf(document.contents, path, lines)
	const head = [
		...workspace === null || typeof workspace === 'string' ? [] : [`line ${place(['workspace'])}: workspace: Must be text`],
		...version === null || Number.isInteger(version) ? [] : [`line ${place(['version'])}: version: Must be a whole number`],
	]
	const parsed = WorkspaceConfig.safeParse(content)
	if (parsed.success && head.length === 0) {
		return { ok: true, file: { workspace: workspace as string | null, version: version as number | null, content, config: parsed.data } }
	}
	const issues = parsed.error?.issues ?? []
	return { ok: false, wrongs: [...head, ...issues.map((it) => sentence(firstIssue({ issues: [it] }), place))] }
}

/** The mapping a file is; a sentence when it is none. */
function contentOf(document: Document.Parsed): Readonly<Record<string, unknown>> | string {
	try {
		const value: unknown = document.toJS({ maxAliasCount: ALIASES_MAX })
		if (typeof value === 'object' && value !== null && !Array.isArray(value)) return Object.fromEntries(Object.entries(value))
		return 'It must be a configuration, as npm run config -- pull writes it'
	} catch (thrown) {
		return thrown instanceof Error ? thrown.message : String(thrown)
	}
}

function sentence({ field, detail }: { field?: string; detail: string }, place: (path: readonly PropertyKey[]) => number): string {
	return `line ${place(field?.split('.') ?? [])}: ${field === undefined ? '' : `${field}: `}${detail}`
}

/** The line of what stands at a path, or of what is nearest to it and there. */
function lineOf(contents: Node | null, path: readonly PropertyKey[], lines: LineCounter): number {
	let node: unknown = contents
	let offset = 0
	for (const step of path) {
		const next = stepInto(node, String(step))
		if (!next) break
		offset = next.offset ?? offset
		node = next.node
	}
	return lines.linePos(offset).line
}

function stepInto(node: unknown, step: string): { node: unknown; offset: number | undefined } | null {
	if (isMap(node)) {
		const pair = node.items.find((it) => isPair(it) && isScalar(it.key) && String(it.key.value) === step)
		return pair && isScalar(pair.key) ? { node: pair.value, offset: pair.key.range?.[0] } : null
	}
	if (!isSeq(node)) return null
	const item = node.items[Number(step)]
	return item === undefined ? null : { node: item, offset: rangeOf(item) }
}

function rangeOf(item: unknown): number | undefined {
	return isMap(item) || isSeq(item) || isScalar(item) ? item.range?.[0] : undefined
}

function at(lines: LineCounter, offset: number, message: string): string {
	return `line ${lines.linePos(offset).line}: ${message.replace(/ at line \d+, column \d+:?$/, '')}`
}

/** The file as of another version, everything else in it as it was. */
export function withVersion(text: string, version: number): string {
	const known = parseDocument(text).get('version', true)
	const range = isScalar(known) ? known.range : null
	return range ? `${text.slice(0, range[0])}${version}${text.slice(range[1])}` : text
}
