/** What comes back from something to press, to choose from or to fill in. */
import type { InboundContent } from '../channel.ts'
import { cleanText } from '../shared/clean.ts'
import { filledIn } from '../shared/filled-in.ts'
import { readJsonText } from '../shared/json.ts'
import { type Fields, isFields, textOf } from '../shared/read.ts'

const readers: readonly (readonly [string, (of: Fields) => InboundContent | null])[] = [
	['button_reply', chosen],
	['list_reply', chosen],
	['nfm_reply', form],
	['call_permission_reply', permitted],
]

/** Null for what is neither a button, nor a row of a list, nor a form. What it is shows in what is there: older guides leave out its type. */
export function pressed(interactive: Fields): InboundContent | null {
	for (const [name, reader] of readers) {
		const of = interactive[name]
		if (isFields(of)) return reader(of)
	}
	return null
}

function chosen({ id, title }: Fields): InboundContent | null {
	const option = textOf(id) ?? textOf(title)
	return option === null ? null : { kind: 'choice', text: cleanText(textOf(title) ?? option), option: cleanText(option, 1_000) }
}

/** A form, WhatsApp calls it a flow: its fields one by one, under its own names. */
function form({ body, name, response_json }: Fields): InboundContent {
	const head = textOf(body) ?? textOf(name) ?? ''
	return { kind: 'text', text: cleanText([head, ...filledIn(readJsonText(textOf(response_json) ?? ''))].filter(Boolean).join('\n')) }
}

/** Whether they may be called. */
function permitted({ response }: Fields): InboundContent | null {
	const word = textOf(response)
	return word === null ? null : { kind: 'choice', text: cleanText(word, 80), option: `call_permission_reply ${cleanText(word, 80)}` }
}
