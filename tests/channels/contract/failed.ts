import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Access, Sent } from '../../../channels/channel.ts'
import { windowRule } from '../../../core/channel/window.ts'
import type { ApiAnswer, Fault } from '../../../local/providers/stand-in.ts'
import type { Kit, Outcome, ProviderError } from './kit.ts'
import { secretsOf } from './secrets.ts'
import { Stage } from './stage.ts'

const FAULTS: readonly Fault[] = ['rate-limited', 'broken', 'window-closed', 'blocked', 'bad-token', 'lost']

/** What goes wrong is told apart: what may be tried again, what may not, and what nobody knows. */
export function failsHonestly(kit: Kit): void {
	let stage: Stage
	beforeAll(async () => {
		stage = await Stage.open(kit)
		await stage.acquaint()
	})
	afterAll(() => stage.close())

	async function sentUnder(access: Partial<Access> = {}): Promise<Sent> {
		// The token is fetched while nothing is wrong yet: what is tried here is the message.
		const message = stage.message({ kind: 'text', text: 'Does this arrive?' })
		return await kit.channel.send(message, { ...await calm(), ...access })
	}

	async function calm(): Promise<Access> {
		const { fault, instead } = stage.served
		Object.assign(stage.served, { fault: null, instead: null })
		const access = await stage.access()
		Object.assign(stage.served, { fault, instead })
		return access
	}

	async function during(trouble: { readonly fault?: Fault; readonly instead?: ApiAnswer }): Promise<Sent> {
		Object.assign(stage.served, trouble)
		try {
			return await sentUnder()
		} finally {
			Object.assign(stage.served, { fault: null, instead: null })
		}
	}

	for (const fault of FAULTS) {
		const expected = faultOutcomes(kit, fault)
		if (expected === null) continue
		test(`knows what to make of ${fault}`, async () => {
			const sent = await during({ fault })
			expect(expected).toContainEqual(outcomeOf(sent))
			expectNoSecret(kit, sent)
		})
	}

	for (const error of kit.errors) {
		test(`knows what to make of ${error.name}`, async () => {
			const sent = await during({ instead: answerOf(error) })
			expect(outcomeOf(sent)).toEqual({ outcome: error.outcome, code: error.code })
			if (error.afterMs !== undefined) expect(sent).toMatchObject({ afterMs: error.afterMs })
			expectNoSecret(kit, sent)
		})
	}

	test('keeps its secrets when the connection cannot even be made', async () => {
		const sent = await sentUnder({
			fetch: (url, init) => Promise.reject(new TypeError(`fetch failed: ${url} ${JSON.stringify(init?.headers)}`)),
		})
		expect(['retry', 'unknown']).toContain(outcomeOf(sent)?.outcome)
		expectNoSecret(kit, sent)
	})

	test('waits for nobody without end', async () => {
		const endless: string[] = []
		await sentUnder({
			fetch: (url, init) => {
				if (init?.signal === undefined || init.signal === null) endless.push(new URL(url).pathname)
				return fetch(url, init)
			},
		})
		expect(endless).toEqual([])
	})

	test('makes nothing good of an answer that is none', async () => {
		for (const body of ['', '<html>Bad gateway</html>', '[]', 'null', '{"error":null}', '{"ok":false}']) {
			for (const status of [302, 400, 403, 418, 500, 503]) {
				const sent = await during({ instead: { status, headers: { 'content-type': 'application/json' }, body } })
				expect(sent.ok, `${status} ${body}`).toBe(false)
				expectNoSecret(kit, sent)
			}
		}
	})

	test.runIf(Object.keys(kit.standIn.credentials).length > 0)('says that it is not ready when it has no credentials', async () => {
		const sent = await sentUnder({ credentials: {}, token: null })
		expect(sent).toMatchObject({ ok: false, outcome: 'final' })
	})
}

function outcomeOf(sent: Sent): Outcome | null {
	return sent.ok ? null : { outcome: sent.outcome, code: sent.problem.code }
}

/** Any of these will do; null where there is no such fault. */
function faultOutcomes(kit: Kit, fault: Fault): readonly Outcome[] | null {
	const own = kit.faults?.[fault]
	if (own !== undefined) return own === null ? null : [own]
	switch (fault) {
		case 'rate-limited':
			return [{ outcome: 'retry', code: 'rate-limited' }]
		case 'broken':
			return [{ outcome: 'retry', code: 'provider-down' }, { outcome: 'unknown', code: 'provider-down' }]
		case 'window-closed':
			return windowRule({ channel: kit.channel.name, address: kit.standIn.person(1).address }) === null
				? null
				: [{ outcome: 'final', code: 'window-closed' }]
		case 'blocked':
			return [{ outcome: 'final', code: 'recipient-blocked' }]
		case 'bad-token':
			return [{ outcome: kit.channel.token === undefined ? 'final' : 'renew', code: 'credentials-invalid' }]
		case 'lost':
			return [{ outcome: kit.channel.isIdempotent ? 'retry' : 'unknown', code: 'provider-down' }]
	}
}

function answerOf({ status, body, headers }: ProviderError): ApiAnswer {
	const text = typeof body === 'string' ? body : JSON.stringify(body)
	return { status, headers: { 'content-type': 'application/json', ...headers }, body: text }
}

function expectNoSecret(kit: Kit, sent: Sent): void {
	const said = JSON.stringify(sent)
	expect(secretsOf(kit).filter((it) => said.includes(it))).toEqual([])
}
