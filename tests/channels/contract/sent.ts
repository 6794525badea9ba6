import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Part } from '../../../channels/channel.ts'
import { channels } from '../../../core/channel/about.ts'
import type { Shown } from '../../../local/providers/stand-in.ts'
import { outboundFile } from '../support/calls.ts'
import { CAPTION, CAPTIONED, kindIn, type Named, sampleFile, TEXT } from './acts.ts'
import type { Kit, SendName } from './kit.ts'
import { Stage } from './stage.ts'

const OPTIONS = [{ id: 'refund', title: 'A refund' }, { id: 'again', title: 'Send it again' }]
const SUBJECT = 'Your parcel'

/** What Patchbay sends is what the customer sees. */
export function sendsEverything(kit: Kit): void {
	const about = channels[kit.channel.name]
	let stage: Stage
	let named: Named
	beforeAll(async () => {
		stage = await Stage.open(kit)
		named = await stage.acquaint()
	})
	afterAll(() => stage.close())

	for (const name of sendNames(kit)) {
		test(`sends ${name}`, async () => {
			const part = partNamed(name, kit, named)
			const before = stage.served.shown.length
			const replyTo = name === 'reply' ? named.theirs : null
			const { sent } = await stage.send(part, { replyTo })
			expect(sent).toMatchObject({ ok: true })
			const shown = stage.served.shown.slice(before)
			const expected = kit.shows?.[name] ?? ((it) => expectShown(name, { shown: it, part, replyTo }))
			expected(shown)
			expect(new Set(shown.map((it) => it.address))).toEqual(new Set([stage.who.address]))
			if (sent.ok && sent.id !== null && !TO_ANOTHER.includes(name)) expect(shown.map((it) => it.id)).toContain(sent.id)
		})
	}

	test('sends a text as long as the channel takes', async () => {
		const text = longest(about.text)
		const before = stage.served.shown.length
		const { sent } = await stage.send(about.sends.includes('text') ? { kind: 'text', text } : partNamed('email', kit, named))
		expect(sent).toMatchObject({ ok: true })
		expect(stage.served.shown.slice(before).map((it) => it.text).join('')).toContain(text)
	})

	test.runIf(about.optionsMax > 0)('offers as many options as the channel takes, as long as it takes them', async () => {
		const options = Array.from(
			{ length: about.optionsMax },
			(_, i) => ({ id: `option-${i}`, title: `${i}`.padEnd(about.optionMaxChars, 'x') }),
		)
		const before = stage.served.shown.length
		const { sent } = await stage.send({ kind: 'menu', text: 'Which one?', options })
		expect(sent).toMatchObject({ ok: true })
		if (kit.shows?.menu === undefined) expect(stage.served.shown.slice(before).flatMap((it) => it.options)).toEqual(options)
	})

	test.runIf(about.typing)('shows that somebody types', async () => {
		expect(await shownAfter('typing')).toMatchObject({ kind: 'typing', address: stage.who.address })
	})

	test.runIf(about.marksRead)('shows that we have read', async () => {
		expect(await shownAfter('read')).toMatchObject({ kind: 'read', address: stage.who.address })
	})

	async function shownAfter(type: 'typing' | 'read'): Promise<Shown | undefined> {
		const { from, thread } = stage.answering
		const access = { ...await stage.access(), to: stage.who.address, from }
		await kit.channel.signal?.({ type, of: named.theirs, thread }, access)
		return stage.served.shown.at(-1)
	}

	test.runIf(kit.channel.isIdempotent)('shows once what is sent twice', async () => {
		const before = stage.served.shown.length
		const message = stage.message({ kind: 'text', text: TEXT })
		const first = await kit.channel.send(message, await stage.access())
		const second = await kit.channel.send({ ...message, attempt: 1 }, await stage.access())
		expect([first, second]).toMatchObject([{ ok: true }, { ok: true }])
		expect(stage.served.shown.length - before).toBe(1)
	})
}

/** Of letters that take three bytes each, so that nobody counts the wrong thing. */
function longest({ max, unit }: (typeof channels)[keyof typeof channels]['text']): string {
	return '好'.repeat(unit === 'chars' ? max : Math.floor(max / 3))
}

/** These are about another message, and have no id of their own that anybody would ask for. */
const TO_ANOTHER: readonly SendName[] = ['reaction', 'unreaction', 'edit', 'delete']

function sendNames({ channel }: Kit): readonly SendName[] {
	const { sends, files, replyTo, reactions, edits, deletes } = channels[channel.name]
	const kinds = ['text', 'location', 'contacts', 'menu', 'template', 'link', 'email'] as const
	return [
		...kinds.filter((it) => sends.includes(it)),
		...files.map((it) => `file ${it}` as const),
		...(replyTo ? ['reply'] as const : []),
		...(reactions ? ['reaction', 'unreaction'] as const : []),
		...(edits ? ['edit'] as const : []),
		...(deletes ? ['delete'] as const : []),
	]
}

function partNamed(name: SendName, kit: Kit, { ours, theirs }: Named): Part {
	switch (name) {
		case 'location':
			return { kind: 'location', text: '', latitude: 48.2082, longitude: 16.3738, name: 'Stephansplatz', address: '1010 Wien' }
		case 'contacts':
			return { kind: 'contacts', text: '', contacts: [{ name: 'Ana Pérez', phones: ['+4915900000999'], emails: ['ana@example.com'] }] }
		case 'menu':
			return { kind: 'menu', text: 'What would you like?', options: OPTIONS }
		case 'template':
			return {
				kind: 'template',
				...(kit.template ?? { name: 'order_update', language: 'en', text: 'Your order 7 is on its way', values: ['7'] }),
			}
		case 'link':
			return { kind: 'link', text: 'Read this', url: 'https://shop.example/returns', title: 'Returns' }
		case 'email':
			return { kind: 'email', text: TEXT, subject: SUBJECT, html: null, files: [] }
		case 'reaction':
		case 'unreaction':
			return { kind: 'reaction', of: theirs, emoji: name === 'reaction' ? '👍' : null }
		case 'edit':
			return { kind: 'edit', of: ours.external, text: 'What we meant' }
		case 'delete':
			return { kind: 'delete', of: ours.external }
		case 'text':
		case 'reply':
			return { kind: 'text', text: TEXT }
		default:
			return filePart(name, kit)
	}
}

function filePart(name: SendName, kit: Kit): Part {
	const kind = kindIn(name)
	// Where words take a message of their own, the contact point sends them as one.
	const text = CAPTIONED.includes(kind) && CAPTION.length <= channels[kit.channel.name].captionMax ? CAPTION : ''
	return { kind: 'file', text, file: outboundFile(kind, sampleFile(kind, kit)) }
}

interface Seen {
	readonly shown: readonly Shown[]
	readonly part: Part
	readonly replyTo: string | null
}

/** The plain meaning: it is there, of its kind, and says what it said. */
function expectShown(name: SendName, { shown, part, replyTo }: Seen): void {
	const [last] = shown.slice(-1)
	if (last === undefined) return expect.fail('Nothing is shown')
	const words = shown.map((it) => it.text).join('\n')
	switch (part.kind) {
		case 'file':
			expect(shown.flatMap((it) => it.files.map(({ kind }) => kind))).toEqual([part.file.kind])
			return expect(words).toContain(part.text)
		case 'menu':
			expect(last.options).toEqual(part.options)
			return expect(words).toContain(part.text)
		case 'template':
			return expect(last).toMatchObject({ kind: 'message', template: true })
		case 'contacts':
			return expect(words).toContain(part.contacts[0]?.name)
		case 'location':
			return expect(words).not.toBe('')
		case 'link':
			return expect(words).toContain(part.url)
		case 'reaction':
			return expect(last).toMatchObject({ kind: 'reaction', of: part.of, text: part.emoji ?? '' })
		case 'edit':
			return expect(last).toMatchObject({ kind: 'edit', of: part.of, text: part.text })
		case 'delete':
			return expect(last).toMatchObject({ kind: 'delete', of: part.of })
		default:
			expect(last).toMatchObject({ kind: 'message', text: part.text })
			if (name === 'reply') expect(last.of).toBe(replyTo)
	}
}
