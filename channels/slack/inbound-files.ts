import type { InboundFile } from '../channel.ts'
import { type FileKind, FILES_MAX } from '../../core/message.ts'
import { cleanId, cleanName } from '../shared/clean.ts'
import { type Fields, fieldsOf, listOf, numberOf, textOf } from '../shared/read.ts'
import { amountOf } from '../shared/when.ts'

const URL_MAX_CHARS = 2_000

/** Files that lie at Slack, and links to those that lie elsewhere. What has been deleted, or is hidden by a plan, is neither. */
export function filesOf(message: Fields): { readonly files: readonly InboundFile[]; readonly links: readonly string[] } {
	const all = listOf(message.files).slice(0, FILES_MAX).map(fieldsOf)
	return {
		files: all.filter((it) => !isElsewhere(it)).map(fileOf).filter((it) => it !== null),
		links: all.filter(isElsewhere).map((it) => cleanId(textOf(it.url_private) ?? textOf(it.permalink), URL_MAX_CHARS)).filter((it) =>
			it !== null
		),
	}
}

function isElsewhere({ is_external: external, mode }: Fields): boolean {
	return external === true || mode === 'external'
}

function fileOf(file: Fields): InboundFile | null {
	const id = cleanId(textOf(file.id), 100)
	if (id === null || id.includes(' ') || file.mode === 'tombstone' || file.mode === 'hidden_by_limit') return null
	const type = cleanName(textOf(file.mimetype), 100)?.toLowerCase() ?? null
	const url = cleanId(textOf(file.url_private_download) ?? textOf(file.url_private), URL_MAX_CHARS)
	const durationMs = amountOf(numberOf(file.duration_ms))
	return {
		kind: kindOf(file, type),
		name: cleanName(textOf(file.name) ?? textOf(file.title)),
		type,
		bytes: amountOf(numberOf(file.size)),
		// A file of the other company's has no link until it is asked for.
		source: `${id} ${url ?? ''}`.trim(),
		...(durationMs === null ? {} : { durationMs }),
	}
}

function kindOf({ subtype }: Fields, type: string | null): FileKind {
	if (subtype === 'slack_audio') return 'voice'
	const family = type?.split('/')[0]
	return family === 'image' || family === 'video' || family === 'audio' ? family : 'file'
}
