import { beforeEach, expect, it } from 'vitest'
import { LabInboxes } from '../../../../local/lab/engine/inboxes.ts'
import type { StandIn } from '../../../../local/providers/stand-in.ts'
import { API_KEY, asAdministrator, gateway, json } from '../support/gateway.ts'

const BASE = 'http://127.0.0.1:41000/provider/line'
const at = gateway()
const credentials = { channelSecret: 'a-secret', channelAccessToken: 'a-token' }
let digests: Readonly<Record<string, string>> = {}
let asked: string[] = []

/** A provider that only has to be of a channel. */
function provider(more: Partial<StandIn> = {}): StandIn {
	const nothing = () => Promise.reject(new Error('nobody plays here'))
	return { channel: 'line', credentials, person: () => ({ address: 'x', name: 'X' }), hook: nothing, answer: nothing, ...more }
}

const inboxes = new LabInboxes(
	{
		url: '',
		apiKey: API_KEY,
		fetch: (url, init) => {
			asked.push(`${init.method} ${url}`)
			return at.call(url, init)
		},
	},
	{ digests: () => digests, keep: (them) => void (digests = them) },
)

interface Listed {
	readonly id: string
	readonly channel: string
	readonly apiBase: string | null
	readonly credentials: readonly { readonly set: boolean }[]
}

async function listed(): Promise<Listed[]> {
	const answer = await at.call('/api/v1/inboxes', { headers: asAdministrator })
	return (await answer.json<{ items: Listed[] }>()).items.filter((it) => it.channel === 'line')
}

beforeEach(async () => {
	for (const { id } of await listed()) await at.call(`/api/v1/inboxes/${id}`, { method: 'DELETE', headers: asAdministrator })
	;[digests, asked] = [{}, []]
})

it('makes an inbox by a plain name, once, with its credentials', async () => {
	expect(await inboxes.find(provider(), BASE)).toBeNull()
	const opened = await inboxes.open(provider(), BASE)
	expect(opened).toEqual({ id: 'demo.line', hookUrl: 'http://localhost:8787/hooks/line/demo.line' })
	asked = []
	expect([await inboxes.open(provider(), BASE), await inboxes.find(provider(), BASE)]).toEqual([opened, opened])
	expect(asked.every((it) => it === 'GET /api/v1/inboxes')).toBe(true)
	const [made, ...more] = await listed()
	expect([made?.credentials.every((it) => it.set), more]).toEqual([true, []])
})

it('leads it to where the lab is now, and sets the credentials again that have ended with the move', async () => {
	const { id } = await inboxes.open(provider(), BASE)
	const moved = BASE.replace('41000', '42000')
	expect((await inboxes.find(provider(), moved))?.id).toBe(id)
	const [made] = await listed()
	expect([made?.apiBase, made?.credentials.every((it) => it.set)]).toEqual([moved, true])
})

it('sets credentials again that are others than they were', async () => {
	await inboxes.open(provider(), BASE)
	asked = []
	await inboxes.open(provider({ credentials: { ...credentials, channelSecret: 'another' } }), BASE)
	expect(asked).toContain('PUT /api/v1/inboxes/demo.line/credentials')
})

it('leaves an inbox alone that somebody has made for a real account', async () => {
	await at.call('/api/v1/inboxes', json({ channel: 'line', name: 'LINE' }, asAdministrator))
	const { id } = await inboxes.open(provider(), BASE)
	expect(id).toBe('demo.line-lab')
	expect((await listed()).map((it) => it.apiBase)).toEqual([null, BASE])
})

it('says what the API has against it', async () => {
	await expect(inboxes.open(provider({ credentials: { nonsense: 'x' } }), BASE)).rejects.toThrow(/^400 body-invalid/)
})
