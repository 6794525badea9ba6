/** What providers do to their webhooks, and networks to our calls: every message once, in one conversation, in the order it was said. */
import { env } from 'cloudflare:workers'
import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { ContactEvent } from '../../core/channel/contact-log.ts'
import { type InboxConfig, WorkspaceConfig } from '../../core/config/workspace.ts'
import { saidIn } from '../../core/conversation/said.ts'
import type { ConversationId } from '../../core/ids.ts'
import type { Env } from '../../durable-objects/env.ts'
import { clearFaults, type Fault, faults, faultyEnv, sound } from './faults.ts'

const objects = env as unknown as Env
const WORKSPACE = 'hooks'
/** Lines of their own, as a large company has: a line of a thousand tells each of them where they stand. */
const LINES = 20
const SENDERS = 1_000
const FAULTS: readonly Fault[] = ['lost', 'answer-lost', 'twice', 'slow']

beforeAll(() => {
	vi.useFakeTimers({ toFake: ['Date'] })
	// Every call that fails is told of.
	vi.spyOn(console, 'warn').mockReturnValue()
})
afterAll(() => {
	clearFaults()
	vi.useRealTimers()
})

/** The same numbers for the same seed (mulberry32, https://gist.github.com/tommyettinger/46a874533244883189143505d203312c). */
function randomOf(seed: number): () => number {
	let state = seed
	return () => {
		state = (state + 0x6d2b79f5) | 0
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
	}
}

interface Post {
	readonly address: string
	readonly id: string
	readonly text: string
	readonly atMs: number
}

const config = WorkspaceConfig.parse({
	name: WORKSPACE,
	queues: lines().map((n) => ({ id: `line-${n}`, name: `Line ${n}` })),
	agents: [],
	inboxes: lines().map((n) => ({ id: `hooks.partner-${n}`, name: `Partner ${n}`, channel: 'api', queue: `line-${n}` })),
	dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已解决' }],
})

function lines(): number[] {
	return Array.from({ length: LINES }, (_, n) => n)
}

/** The inbox an address writes to. */
function inboxOf(address: string): InboxConfig {
	const inbox = config.inboxes[Number(address.slice(1)) % LINES]
	if (!inbox) throw new Error('no inbox')
	return inbox
}

test('a thousand senders at once, each word delivered one to five times, shuffled, with calls between objects failing', async () => {
	const random = randomOf(5)
	await objects.WORKSPACE.getByName(WORKSPACE).publish(config)
	const spoken = historyOf(random)
	const posts = shuffled(spoken.flatMap((it) => Array.from({ length: 1 + Math.floor(random() * 5) }, () => it)), random)
	faults().next = () => random() < 0.15 ? FAULTS[Math.floor(random() * FAULTS.length)] ?? 'none' : 'none'
	await Promise.all(posts.map(deliver))
	faults().next = sound
	const told = await untilTold(spoken)
	const said = new Map<string, readonly string[]>()
	await Promise.all([...told].map(async ([address, conversation]) => {
		const rows = await objects.CONVERSATION.getByName(`${WORKSPACE}/${conversation}`).rows({ after: 0, limit: 500 })
		expect(rows.filter(({ event }) => event.type === 'opened').length, address).toBe(1)
		said.set(address, saidIn(rows).map((it) => it.content.text))
	}))
	expect(new Set(told.values()).size).toBe(SENDERS)
	expect(Object.fromEntries(said)).toEqual(wordsBy(spoken))
	expect(Object.values(faults().counts).reduce((a, b) => a + b, 0)).toBeGreaterThan(SENDERS / 10)
})

function historyOf(random: () => number): readonly Post[] {
	const startMs = Date.now() - 3_600_000
	return Array.from({ length: SENDERS }, (_, n) => n).flatMap((n) =>
		Array.from({ length: 1 + Math.floor(random() * 2) }, (_, i) => ({
			address: `u${n}`,
			id: `m${n}-${i}`,
			text: `word ${i} of ${n}`,
			atMs: startMs + n + i * 1_000,
		}))
	)
}

function shuffled<Item>(items: readonly Item[], random: () => number): readonly Item[] {
	return items.map((it) => [random(), it] as const).toSorted(([a], [b]) => a - b).map(([, it]) => it)
}

function wordsBy(posts: readonly Post[]): Record<string, readonly string[]> {
	const words: Record<string, string[]> = {}
	for (const { address, text } of posts) (words[address] ??= []).push(text)
	return words
}

/** As a provider does: again until it is thanked for. */
async function deliver({ address, id, text, atMs }: Post): Promise<void> {
	const from = { address, name: null, label: null, language: null }
	const items = [{ kind: 'message', id, from, atMs, content: { kind: 'text', text } }] as const
	for (let attempt = 0; attempt < 50; attempt++) {
		try {
			return void await faultyEnv(objects).CONTACT_POINT.getByName(nameOf(address)).hear({ inbox: inboxOf(address), items })
		} catch {
			// Not thanked for: it comes again.
		}
	}
	throw new Error('never thanked for')
}

function nameOf(address: string): string {
	return `${WORKSPACE}/${inboxOf(address).id}/${address}`
}

/** Lets time pass until every contact point has told all it has; answers where each is. */
async function untilTold(spoken: readonly Post[]): Promise<Map<string, ConversationId>> {
	const told = new Map<string, ConversationId>()
	const owed = new Set(spoken.map((it) => it.address))
	for (let turn = 0; owed.size > 0 && turn < 20; turn++) {
		vi.setSystemTime(Date.now() + 61_000)
		await Promise.all([...owed].map(async (address) => {
			const stub = objects.CONTACT_POINT.getByName(nameOf(address))
			const isDone = !await runDurableObjectAlarm(stub) && turn > 0
			if (isDone) owed.delete(address)
			told.set(address, await conversationOf(stub))
		}))
	}
	expect([...owed]).toEqual([])
	return told
}

async function conversationOf(stub: ReturnType<Env['CONTACT_POINT']['getByName']>): Promise<ConversationId> {
	return await runInDurableObject(stub, (_, state) => {
		const rows = state.storage.sql.exec<{ event: string }>('SELECT event FROM log ORDER BY seq').toArray()
		const last = rows.map((it) => JSON.parse(it.event) as ContactEvent).findLast((it) => 'conversation' in it)
		if (!last || !('conversation' in last)) throw new Error('nothing was heard')
		return last.conversation
	})
}
