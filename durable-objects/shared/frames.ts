import type { z } from 'zod'
import { FRAME_MAX_CHARS } from '../../core/protocol/version.ts'
import { problems, type Refusal, refuse } from '../../core/problem.ts'

/**
 * A client's frame, parsed; or why not. Everything a socket says is hostile until it has been through here. `quick` may recognise
 * a frame without the schema's help.
 */
export function parseFrame<Frame>(
	schema: z.ZodType<Frame>,
	raw: string | ArrayBuffer,
	quick: (json: unknown) => Frame | null = () => null,
): { ok: true; frame: Frame } | (Refusal & { replyTo?: string }) {
	if (typeof raw !== 'string') return refuse('frame-invalid', { detail: 'frames are text' })
	if (raw.length > FRAME_MAX_CHARS) return refuse('frame-too-large', { detail: `at most ${FRAME_MAX_CHARS} characters` })
	const json = parseJson(raw)
	const frame = quick(json)
	if (frame) return { ok: true, frame }
	const parsed = schema.safeParse(json)
	if (parsed.success) return { ok: true, frame: parsed.data }
	const issue = parsed.error.issues[0]
	const field = issue?.path.join('.') ?? ''
	return { ...refuse('frame-invalid', { detail: `${field || 'frame'}: ${issue?.message ?? 'invalid'}`, field }), replyTo: idOf(json) }
}

function parseJson(raw: string): unknown {
	try {
		return JSON.parse(raw)
	} catch {
		return undefined
	}
}

function idOf(json: unknown): string | undefined {
	const id = typeof json === 'object' && json !== null ? (json as { id?: unknown }).id : undefined
	return typeof id === 'string' ? id.slice(0, 64) : undefined
}

/** A refusal as a frame; `replyTo` is the client's id of what was refused. */
export function problemFrame(refusal: Refusal, replyTo?: string): string {
	const { code, detail } = refusal
	return JSON.stringify({ type: 'problem', code, title: problems[code].title, detail, replyTo })
}
