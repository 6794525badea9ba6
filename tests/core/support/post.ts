/** Calls between objects: each takes its time, may get lost, may be made twice; the debts of one lane go one after the other. */

/** A call in progress; it stands still wherever a real one would wait for the network. */
export type Call = Generator<void, void>

/** Chance that comes out the same again from the same seed (mulberry32). */
export class Chance {
	#seed: number

	constructor(seed: number) {
		this.#seed = seed
	}

	/** From 0 up to `below`. */
	next(below: number): number {
		this.#seed = (this.#seed + 0x6d2b79f5) | 0
		let mixed = Math.imul(this.#seed ^ (this.#seed >>> 15), this.#seed | 1)
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
		return ((mixed ^ (mixed >>> 14)) >>> 0) % below
	}
}

/** A call that did not get through. */
export class Lost extends Error {}

interface Lane {
	readonly owner: string
	readonly debts: (() => Call)[]
	running: Call | null
}

export class Post {
	readonly #deaths = new Map<string, number>()
	readonly #lanes = new Map<string, Lane>()
	/** Calls that nobody has written down: they are gone with who made them. */
	#loose: { readonly owner: string; readonly call: Call }[] = []
	readonly #chance: Chance
	faulty: boolean

	constructor(chance: Chance, { faulty }: { faulty: boolean }) {
		this.#chance = chance
		this.faulty = faulty
	}

	/** A debt: tried until it is paid, and then, at times, once more. */
	owe(owner: string, lane: string, make: () => Call): void {
		const key = `${owner} ${lane}`
		const known = this.#lanes.get(key) ?? { owner, debts: [], running: null }
		known.debts.push(make)
		this.#lanes.set(key, known)
	}

	call(owner: string, call: Call): void {
		this.#loose.push({ owner, call })
	}

	/** Waits for the network, which may lose what it carries; so is what is on its way to an object that dies. */
	*wire(to = ''): Call {
		const deaths = this.#deaths.get(to)
		yield
		if (this.#deaths.get(to) !== deaths) throw new Lost()
		if (this.faulty && this.#chance.next(6) === 5) throw new Lost()
	}

	/** The object of this name dies and wakes: what it was doing is forgotten, what it owes is not. */
	crash(owner: string): void {
		this.#deaths.set(owner, (this.#deaths.get(owner) ?? 0) + 1)
		this.#loose = this.#loose.filter((it) => it.owner !== owner)
		for (const lane of this.#lanes.values()) if (lane.owner === owner) lane.running = null
	}

	get busy(): boolean {
		return this.#loose.length > 0 || [...this.#lanes.values()].some((it) => it.debts.length > 0)
	}

	/** One step of one call, whichever chance picks. */
	step(): void {
		const lanes = [...this.#lanes.values()].filter((it) => it.debts.length > 0)
		if (lanes.length + this.#loose.length === 0) return
		const pick = this.#chance.next(lanes.length + this.#loose.length)
		const lane = lanes[pick]
		if (lane) this.#pay(lane)
		else this.#goOn(pick - lanes.length)
	}

	#pay(lane: Lane): void {
		lane.running ??= lane.debts[0]?.() ?? null
		try {
			if (!lane.running?.next().done) return
			if (!this.faulty || this.#chance.next(6) !== 5) lane.debts.shift()
		} catch (error) {
			if (!(error instanceof Lost)) throw error
		}
		lane.running = null
	}

	#goOn(at: number): void {
		const loose = this.#loose[at]
		if (loose && isOver(loose.call)) this.#loose = this.#loose.filter((it) => it !== loose)
	}
}

/** One that has been lost is over. */
function isOver(call: Call): boolean {
	try {
		return call.next().done === true
	} catch (error) {
		if (error instanceof Lost) return true
		throw error
	}
}
