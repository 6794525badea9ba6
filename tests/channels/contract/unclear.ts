import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Access, Found, Outgoing, Sent } from '../../../channels/channel.ts'
import type { ApiAnswer } from '../../../local/providers/stand-in.ts'
import type { Kit } from './kit.ts'
import { Stage } from './stage.ts'

const HTML = { 'content-type': 'text/html' }
/** How a request can end of which nobody knows what came; null for a connection that breaks. */
const ENDS: readonly (readonly [string, ApiAnswer | null])[] = [
	['the connection breaks', null],
	['a gateway answers 502', { status: 502, headers: HTML, body: '<html>502 Bad Gateway</html>' }],
	['a gateway gives up waiting', { status: 504, headers: HTML, body: '<html>504 Gateway Time-out</html>' }],
	['Cloudflare gives up waiting in its place', { status: 524, headers: HTML, body: 'error code: 524' }],
]

/** What may have been carried out is never carried out twice, and what has not been is not lost. */
export function doublesNothing(kit: Kit): void {
	let stage: Stage
	let access: Access
	beforeAll(async () => {
		stage = await Stage.open(kit)
		await stage.acquaint()
		access = await stage.access()
	})
	afterAll(() => stage.close())

	for (const [name, end] of ENDS) {
		test(`is shown once when ${name} after it was carried out`, async () => {
			const before = stage.served.shown.length
			const message = words(name)
			const sent = await during(end, { isCarriedOut: true }, () => kit.channel.send(message, access))
			await goOn(message, sent)
			expect(stage.served.shown.slice(before)).toHaveLength(1)
		})

		test.runIf(kit.channel.find !== undefined)(`is sent again when ${name} and it had not been carried out`, async () => {
			const message = words(`${name}, before`)
			const sent = await during(end ?? ENDS[1]?.[1] ?? null, { isCarriedOut: false }, () => kit.channel.send(message, access))
			expect(sent).toMatchObject({ ok: false, problem: { code: 'provider-down' } })
			expect(await found(message)).toEqual({ sent: false })
			expect(await during(end, { isCarriedOut: false }, () => found(message))).toBe('later')
		})
	}

	test.each([500, 501, 503, 521, 523, 525, 526, 530])(
		'is tried again when %i says that it broke, or that nothing has got there',
		async (status) => {
			const end = { status, headers: HTML, body: `error code: ${status}` }
			const sent = await during(end, { isCarriedOut: false }, () => kit.channel.send(words(`${status}`), access))
			expect(sent).toMatchObject({ ok: false, outcome: 'retry', problem: { code: 'provider-down' } })
		},
	)

	test('is tried again when it was turned away for a while', async () => {
		const end = { status: 503, headers: { ...HTML, 'retry-after': '7' }, body: 'Busy' }
		const sent = await during(end, { isCarriedOut: false }, () => kit.channel.send(words('busy'), access))
		expect(sent).toMatchObject({ ok: false, outcome: 'retry', problem: { code: 'provider-down' } })
	})

	test.runIf(kit.channel.find !== undefined)('is not taken for another that says the same', async () => {
		const first = words('the same')
		const sent = await kit.channel.send(first, access)
		const second = { ...words('the same'), id: 'msg_01J0000000twice0.0' }
		const known = sent.ok && sent.id !== null ? [sent.id] : stage.served.shown.slice(-1).map((it) => it.id)
		expect(await kit.channel.find?.(second, { ...access, triedAtMs: access.nowMs, isAnother: (id) => known.includes(id) }))
			.toEqual({ sent: false })
	})

	/** As the contact point does. */
	async function goOn(message: Outgoing, sent: Sent): Promise<void> {
		expect(sent).toMatchObject({ ok: false, problem: { code: 'provider-down' } })
		if (kit.channel.isIdempotent) {
			expect(await kit.channel.send({ ...message, attempt: 1 }, access)).toMatchObject({ ok: true })
		} else if (kit.channel.find) {
			expect(await found(message)).toMatchObject({ sent: true, id: stage.served.shown.at(-1)?.id })
		} else {
			expect(sent).toMatchObject({ outcome: 'unknown' })
		}
	}

	async function found(message: Outgoing): Promise<Found | undefined> {
		return await kit.channel.find?.(message, { ...access, triedAtMs: access.nowMs, isAnother: () => false })
	}

	function words(about: string): Outgoing {
		return stage.message({ kind: 'text', text: `Does this arrive once? (${about})` })
	}

	async function during<It>(
		end: ApiAnswer | null,
		{ isCarriedOut }: { readonly isCarriedOut: boolean },
		act: () => Promise<It>,
	): Promise<It> {
		const trouble = end === null ? { fault: 'lost' as const } : isCarriedOut ? { afterwards: end } : { instead: end }
		Object.assign(stage.served, trouble)
		try {
			return await act()
		} finally {
			Object.assign(stage.served, { fault: null, afterwards: null, instead: null })
		}
	}
}
