import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { Outbox } from '../../../../channels/webchat/widget/outbox.ts'
import { memoryShelf, type Shelf } from '../../../../channels/webchat/widget/shelf.ts'

const PREFIX = 'patchbay:demo.web:out:'

/** The server's side of the promise: one row per id, and the same id again gives the same row. */
class Server {
	readonly log: string[] = []

	take(id: string): void {
		if (!this.log.includes(id)) this.log.push(id)
	}
}

/** One tab with its connection; frames and storage events arrive only when the test lets them. */
class Tab {
	readonly written: string[] = []
	outbox: Outbox
	connected = false
	up: string[] = []
	down: string[] = []
	news: string[] = []
	readonly shelf: Shelf

	constructor(shelf: Shelf) {
		this.shelf = shelf
		this.outbox = new Outbox(shelf, PREFIX)
	}

	flush(): void {
		if (this.connected) this.up.push(...this.outbox.takeUnsent().map((it) => it.id))
	}

	disconnect(): void {
		this.connected = false
		this.up = []
		this.down = []
	}
}

class World {
	readonly server = new Server()
	readonly tabs: Tab[]
	#clockMs = 1_000
	#ids = 0

	constructor(tabs: number) {
		const shared = memoryShelf()
		this.tabs = Array.from({ length: tabs }, (_, i) => new Tab(this.#shelfOf(i, shared)))
	}

	/** A shared shelf tells all tabs but the writer. */
	#shelfOf(tab: number, shared: Shelf): Shelf {
		const tell = (key: string) => this.tabs.forEach((it, i) => i !== tab && it.news.push(key))
		return {
			...shared,
			set: (key, value) => (shared.set(key, value), tell(key)),
			remove: (key) => (shared.remove(key), tell(key)),
		}
	}

	/** Clocks also jump back. */
	write(tab: Tab, clockStepMs = 0): void {
		this.#clockMs += clockStepMs
		const id = `message-${String(this.#ids++).padStart(4, '0')}`
		tab.written.push(id)
		tab.outbox.add(id, { id, nowMs: this.#clockMs })
		tab.flush()
	}

	connect(tab: Tab): void {
		tab.disconnect()
		tab.connected = true
		tab.down.push(...this.server.log)
		tab.outbox.reconnected()
		tab.flush()
	}

	reload(tab: Tab): void {
		tab.disconnect()
		tab.news = []
		tab.outbox = new Outbox(tab.shelf, PREFIX)
	}

	deliver(tab: Tab): void {
		const id = tab.up.shift()
		if (id === undefined) return
		const isNew = !this.server.log.includes(id)
		this.server.take(id)
		for (const it of isNew ? this.tabs : [tab]) if (it.connected) it.down.push(id)
	}

	hear(tab: Tab): void {
		const id = tab.down.shift()
		if (id !== undefined) tab.outbox.settle(id)
	}

	hearNews(tab: Tab): void {
		const key = tab.news.shift()
		if (key !== undefined) tab.outbox.changed(key)
	}

	settleDown(): void {
		for (const tab of this.tabs) this.connect(tab)
		const busy = () => this.tabs.some((it) => it.up.length + it.down.length + it.news.length > 0)
		while (busy()) {
			for (const tab of this.tabs) {
				this.hearNews(tab)
				tab.flush()
				this.deliver(tab)
				this.hear(tab)
			}
		}
	}
}

const act = fc.record({
	tab: fc.nat(2),
	kind: fc.constantFrom('write', 'write', 'connect', 'disconnect', 'reload', 'deliver', 'deliver', 'hear', 'hear', 'hearNews', 'flush'),
	clockStepMs: fc.integer({ min: -5_000, max: 600_000 }),
})

function play(tabs: number, acts: readonly { tab: number; kind: string; clockStepMs: number }[]): World {
	const world = new World(tabs)
	for (const { tab: index, kind, clockStepMs } of acts) {
		const tab = world.tabs[index % tabs]
		if (!tab) continue
		if (kind === 'write') world.write(tab, clockStepMs)
		else if (kind === 'disconnect') tab.disconnect()
		else if (kind === 'flush') tab.flush()
		else if (kind === 'connect' || kind === 'reload' || kind === 'deliver' || kind === 'hear' || kind === 'hearNews') world[kind](tab)
	}
	world.settleDown()
	return world
}

describe('whatever happens to the network and the page', () => {
	test('one tab gets every message into the log exactly once, in the order of writing', () => {
		fc.assert(fc.property(fc.array(act, { maxLength: 80 }), (acts) => {
			const { server, tabs: [tab] } = play(1, acts)
			expect(server.log).toEqual(tab?.written)
			expect(tab?.outbox.items()).toEqual([])
			expect(tab?.shelf.keys()).toEqual([])
		}))
	})

	test('three tabs get every message into the log exactly once, each tab’s in the order of writing', () => {
		fc.assert(fc.property(fc.array(act, { maxLength: 120 }), (acts) => {
			const { server, tabs } = play(3, acts)
			expect([...server.log].sort()).toEqual(tabs.flatMap((it) => it.written).sort())
			for (const { written, outbox } of tabs) {
				expect(server.log.filter((it) => written.includes(it))).toEqual(written)
				expect(outbox.items()).toEqual([])
			}
		}))
	})
})

describe('a refused message', () => {
	function refused(): { shelf: Shelf; outbox: Outbox } {
		const shelf = memoryShelf()
		const outbox = new Outbox(shelf, PREFIX)
		outbox.add('no', { id: 'message-no', nowMs: 1 })
		outbox.takeUnsent()
		outbox.refuse('message-no', 'frame-invalid')
		outbox.add('yes', { id: 'message-yes', nowMs: 2 })
		return { shelf, outbox }
	}

	test('keeps its text and its reason over a reload and is not sent by itself', () => {
		const { shelf } = refused()
		const reloaded = new Outbox(shelf, PREFIX)
		expect(reloaded.items()[0]).toEqual({ id: 'message-no', text: 'no', atMs: 1, refused: 'frame-invalid' })
		expect(reloaded.takeUnsent().map((it) => it.id)).toEqual(['message-yes'])
	})

	test('goes out again, last in line, when the customer tries again', () => {
		const { outbox } = refused()
		outbox.retry('message-no', 3)
		expect(outbox.takeUnsent().map((it) => it.id)).toEqual(['message-yes', 'message-no'])
	})

	test('goes away in all tabs when the customer discards it', () => {
		const { shelf, outbox } = refused()
		const other = new Outbox(shelf, PREFIX)
		outbox.discard('message-no')
		other.changed(`${PREFIX}message-no`)
		expect(other.items().map((it) => it.id)).toEqual(['message-yes'])
	})
})

test('is not led astray by what else stands on the shelf', () => {
	const shelf = memoryShelf()
	shelf.set('theirs', '1')
	shelf.set(`${PREFIX}broken`, '{')
	shelf.set(`${PREFIX}foreign`, '{"text":1}')
	expect(new Outbox(shelf, PREFIX).items()).toEqual([])
})
