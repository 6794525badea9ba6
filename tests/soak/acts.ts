/** What people do and what breaks, one at a time, chosen by the world's seed. */
import { abortAllDurableObjects, evictDurableObject, runInDurableObject } from 'cloudflare:test'
import type { AgentId, QueueId } from '../../core/ids.ts'
import type { OverrideAct } from '../../core/protocol/conversation.ts'
import type { Console } from './console.ts'
import { clearFaults, type Fault, faults, sound } from './faults.ts'
import type { Desk } from './desk.ts'
import { Tab } from './customer.ts'
import { Random } from './random.ts'
import type { World } from './world.ts'

const WHAT = {
	customerSays: 30,
	customerLeaves: 1,
	customerAsksForCall: 3,
	companyKnows: 2,
	customerComesOrGoes: 5,
	secondTab: 1,
	agentActs: 45,
	agentPulls: 6,
	supervisorActs: 4,
	publish: 1.2,
	migrate: 1,
	agentComesOrGoes: 2,
	cut: 6,
	deafen: 4,
	bury: 3,
	serverCuts: 2,
	repeatOldFrame: 6,
	evict: 6,
	evictAll: 0.6,
	crash: 0.6,
	unreachable: 2,
	deliverLate: 5,
	clock: 20,
	longClock: 2,
	archive: 12,
} as const
type What = keyof typeof WHAT

const CALL_FAULTS: Record<Fault, number> = {
	'none': 88,
	'lost': 2.5,
	'answer-lost': 2.5,
	'late': 1,
	'again-later': 2,
	'twice': 1,
	'slow': 3,
}
/** An object that is busy is evicted when it is done; the world goes on meanwhile. */
const EVICT_PATIENCE_MS = 200
/** Long enough that a log goes to the archive in several pieces. */
const LONG_TEXT = '长'.repeat(3_900)

/** Calls have their own dice: how many are made depends on the machine's pace, and what people do must not. */
export function letCallsFail(world: World): void {
	const dice = new Random(~world.seed)
	clearFaults()
	faults().next = () => dice.weighted(CALL_FAULTS)
}

export async function step(world: World): Promise<void> {
	const what = world.random.weighted<What>(WHAT)
	await acts[what](world)
	await Promise.all([...world.customers.map((it) => it.connect()), ...world.consoles.map((it) => it.connect())])
	await world.settle(world.random.chance(0.3) ? 3 : 0)
}

const acts: Record<What, (world: World) => Promise<void> | void> = {
	customerSays(world) {
		const customer = world.pick(world.customers)
		const long = world.random.chance(0.04)
		for (let left = 1 + world.random.below(3); left > 0; left--) customer?.say(long ? LONG_TEXT : `say ${world.random.below(1_000_000)}`)
	},
	customerLeaves(world) {
		const customer = world.pick(world.customers)
		customer?.tabs[0]?.wire?.send({ type: 'leave', id: `leave-${world.random.below(1_000_000_000)}` })
	},
	customerAsksForCall(world) {
		const customer = world.pick(world.customers)
		const id = `callback-${world.random.below(1_000_000_000)}`
		world.note('the customer asks for a call', customer?.conversation)
		customer?.tabs[0]?.wire?.send({ type: 'callback', id, to: '+34 600 000 000' })
	},
	companyKnows(world) {
		const conversation = world.pick(world.customers)?.conversation
		const by = { kind: 'system' } as const
		const lesson = { facts: { tier: world.random.chance(0.5) ? 'gold' : null }, by, key: `facts-${world.random.below(1_000_000_000)}` }
		if (conversation) world.stub('CONVERSATION', conversation).learn(lesson).catch(() => undefined)
	},
	customerComesOrGoes(world) {
		const customer = world.pick(world.customers)
		if (!customer) return
		world.note(customer.online ? 'the customer goes offline' : 'the customer is back', customer.conversation)
		if (customer.online) customer.goOffline()
		else customer.online = true
	},
	secondTab(world) {
		const customer = world.pick(world.customers)
		if (customer && customer.tabs.length < 3) customer.tabs.push(new Tab(customer))
	},
	agentActs(world) {
		const console = world.pick(world.consoles)
		if (console) agentActs(world, console)
	},
	/** Whatever it is, and wherever it stands: mostly that is refused. */
	agentPulls(world) {
		const console = world.pick(world.consoles)
		const queue = world.pick(world.config.queues)?.id
		const conversation = world.pick(world.customers)?.conversation
		if (conversation) world.note(`${console?.id} pulls from ${queue}`, conversation)
		console?.send({ type: 'pull', queue, conversation })
	},
	supervisorActs,
	async publish(world) {
		await world.publish().catch(() => undefined)
	},
	migrate(world) {
		const queue = world.pick(world.config.queues)?.id ?? ''
		world.note(`whoever waits in ${queue} goes over to the newest policy`)
		world.stub('QUEUE', queue).migrate({ conversations: 'all', by: 'Lead' }).catch(() => undefined)
	},
	agentComesOrGoes(world) {
		const console = world.pick(world.consoles)
		if (!console) return
		world.note(`${console.id} ${console.online ? 'goes offline' : 'is back'}`)
		if (console.online) console.goOffline()
		else console.online = true
	},
	cut(world) {
		world.pick([...world.wires])?.cut()
	},
	deafen(world) {
		world.pick([...world.wires])?.deafen()
	},
	bury(world) {
		for (const wire of world.wires) if (world.random.chance(0.5)) wire.bury()
	},
	async serverCuts(world) {
		const { binding, id } = world.pick(world.addresses.filter((it) => it.binding === 'AGENT' || it.binding === 'CONVERSATION')) ??
			world.addresses[0]!
		await runInDurableObject(world.stub(binding, id), (_, state) => state.getWebSockets().forEach((it) => it.close(1012, 'restart')))
	},
	repeatOldFrame(world) {
		const customer = world.pick(world.customers)
		const old = customer && world.pick(customer.history)
		if (old) world.pick(customer.tabs)?.wire?.send(old.frame)
		const desk = world.pick(world.consoles.flatMap((it) => [...it.desks.values()]))
		const said = desk && world.pick(desk.history.filter((it) => it.fate === 'echoed'))
		if (said) desk.wire?.send(said.frame)
	},
	async evict(world) {
		const { binding, id } = world.pick(world.addresses) ?? world.addresses[0]!
		await evict(world, { binding, id })
	},
	evictAll,
	async crash(world) {
		world.note('all crash')
		await abortAllDurableObjects()
		faults().underWay.clear()
	},
	unreachable(world) {
		const { unreachable } = faults()
		if (unreachable.size > 0 && world.random.chance(0.6)) return unreachable.clear()
		const { id } = world.pick(world.addresses) ?? world.addresses[0]!
		world.note('cannot be reached for a while', id)
		unreachable.add(world.nameOf(id))
	},
	async deliverLate(world) {
		await world.deliverLate(0.5)
	},
	async clock(world) {
		await world.advance(100 + world.random.below(3_000))
	},
	async longClock(world) {
		await world.advance(5_000 + world.random.below(60_000))
	},
	async archive(world) {
		await world.belt.run(Date.now())
	},
}

/** Not waited for: the object may be out of reach, and the supervisor is told so. */
function supervisorActs(world: World): void {
	const { random, config } = world
	const conversation = world.pick(world.customers)?.conversation
	if (!conversation) return
	const acts: Record<OverrideAct['type'], OverrideAct> = {
		assign: { type: 'assign', agent: (world.pick(config.agents)?.id ?? '') as AgentId, force: random.chance(0.7) },
		boost: { type: 'boost', byMs: 1 + random.below(60_000) },
		move: { type: 'move', queue: (world.pick(config.queues)?.id ?? '') as QueueId },
	}
	const act = acts[random.weighted({ assign: 60, boost: 20, move: 20 })]
	const by = { kind: 'agent', id: 'lead' as AgentId, name: 'Lead' } as const
	world.note(`the supervisor's ${JSON.stringify(act)}`, conversation)
	world.stub('CONVERSATION', conversation).override({ act, by, key: `lead-${random.below(1_000_000_000)}` }).catch(() => undefined)
}

/** One after the other: objects evicted while they wait for each other would do so for half a minute. For that there is the crash. */
export async function evictAll(world: World): Promise<void> {
	for (const address of world.random.shuffled(world.addresses)) await evict(world, address)
}

async function evict(world: World, { binding, id }: World['addresses'][number]): Promise<void> {
	const webSockets = faults().next === sound || world.random.chance(0.7) ? 'hibernate' : 'close'
	world.note(`evicted (${webSockets} sockets)`, id)
	const evicted = evictDurableObject(world.stub(binding, id), { webSockets }).catch(() => undefined)
	await Promise.race([evicted, new Promise((resume) => setTimeout(resume, EVICT_PATIENCE_MS))])
}

function agentActs(world: World, console: Console): void {
	const { random } = world
	if (console.view?.presence !== 'available' && random.chance(0.7)) return console.send({ type: 'presence', presence: 'available' })
	if (random.chance(0.02)) return console.send({ type: 'presence', presence: random.chance(0.5) ? 'away' : 'offline' })
	for (const { conversation, epoch } of console.work('offered')) {
		const answer = random.weighted({ accept: 70, reject: 10, ignore: 20 })
		if (answer === 'ignore') continue
		world.note(`${console.id} ${answer}s offer ${epoch}`, conversation)
		console.send({ type: answer, conversation, epoch })
	}
	for (const { conversation } of console.work('wrapping')) if (random.chance(0.3)) console.send({ type: 'finish', conversation })
	const desk = world.pick([...console.desks.values()])
	if (desk) deskActs(world, desk)
}

function deskActs(world: World, desk: Desk): void {
	const { random, config } = world
	const note = random.chance(0.5) ? 'for whoever is next' : undefined
	switch (random.weighted({ say: 50, note: 12, transferQueue: 5, transferAgent: 5, retry: 8, close: 14, closeAndNote: 4 })) {
		case 'say':
			return desk.send({ type: 'say', text: `reply ${random.below(1_000_000)}` })
		case 'note':
			return desk.send({ type: 'note', text: `note ${random.below(1_000_000)}` })
		case 'transferQueue':
			return desk.send({ type: 'transfer', to: { kind: 'queue', queue: world.pick(config.queues)?.id }, note })
		case 'transferAgent':
			return desk.send({ type: 'transfer', to: { kind: 'agent', agent: world.pick(config.agents)?.id }, note })
		case 'retry':
			return desk.send({ type: 'retry', note })
		case 'close':
			return desk.send({ type: 'close', disposition: 'solved', note })
		case 'closeAndNote':
			desk.send({ type: 'close', disposition: 'solved' })
			return desk.send({ type: 'note', text: 'said while it was being closed' })
	}
}
