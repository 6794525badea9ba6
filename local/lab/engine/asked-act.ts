import type { FileKind } from '../../../core/message.ts'

/** Files the lab has to try with. */
export const SAMPLES = ['photo', 'voice', 'document', 'sticker'] as const
export type SampleName = (typeof SAMPLES)[number]

/** An act as the page asks for it: bytes as text, or by the name of a sample. */
export type AskedAct =
	| { readonly type: 'text'; readonly text: string; readonly replyTo?: string }
	| {
		readonly type: 'file'
		readonly kind: FileKind
		readonly name: string
		readonly mediaType: string
		readonly caption: string
		readonly base64: string
	}
	| { readonly type: 'sample'; readonly sample: SampleName; readonly caption: string }
	| { readonly type: 'location'; readonly latitude: number; readonly longitude: number; readonly name: string }
	| { readonly type: 'contact'; readonly name: string; readonly phone: string }
	| { readonly type: 'reaction'; readonly of: string; readonly emoji: string | null }
	| { readonly type: 'edit'; readonly of: string; readonly text: string }
	| { readonly type: 'delete'; readonly of: string }
	| { readonly type: 'choice'; readonly of: string; readonly option: string; readonly title: string }
	| { readonly type: 'typing' | 'follow' | 'unfollow' | 'unknown' }
