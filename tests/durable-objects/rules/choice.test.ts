/** R11 and R12 on the objects: which of those who may serve is asked. */
import { describe, expect, it } from 'vitest'
import type { ConversationId } from '../../../core/ids.ts'
import type { SelectorName } from '../../../core/routing/policy.ts'
import { arrive } from '../support/arrive.ts'
import { ends, held, toldOf } from '../support/floor.ts'
import type { ConsoleSocket } from '../support/socket.ts'
import { makeWorld, type World } from '../support/world.ts'

const HOUR_MS = 3_600_000
const skills = ['visa']
const three = { ana: { skills: { visa: 3 } }, wei: { skills: { visa: 8 } }, sam: { skills: { visa: 5 } } }

/** Who is asked for the next, one after the other, each accepted and finished before the next comes. */
async function asked(world: World, consoles: readonly ConsoleSocket[], times: number): Promise<string[]> {
	const names: string[] = []
	for (let n = 0; n < times; n++) {
		const { id } = await arrive(world)
		const [name, console] = whoHas(consoles, id)
		names.push(name)
		await console.accept(id)
		await ends(world, console, id)
		await world.pass(1_000)
	}
	return names
}

function whoHas(consoles: readonly ConsoleSocket[], id: ConversationId): [string, ConsoleSocket] {
	const console = consoles.find((it) => held(it).includes(id))
	if (!console) throw new Error('it rings nowhere')
	return [console.view?.agent ?? '', console]
}

async function floor(selector: SelectorName) {
	const world = await makeWorld({ skills, agents: three, queue: { routing: { selector, requires: { skill: 'visa' } } } })
	const consoles: ConsoleSocket[] = []
	for (const it of Object.keys(three)) {
		consoles.push(await world.ready(it))
		await world.pass(1_000)
	}
	return { world, consoles }
}

describe('R11: a selector', () => {
	it.each(
		[
			['longest-idle', ['ana', 'wei', 'sam', 'ana']],
			['round-robin', ['ana', 'wei', 'sam', 'ana']],
			['best-level', ['wei', 'wei', 'wei', 'wei']],
			['fairness', ['ana', 'wei', 'sam', 'ana']],
		] as const,
	)('R11: %s asks whom it says', async (selector, names) => {
		const { world, consoles } = await floor(selector)
		expect(await asked(world, consoles, 4)).toEqual(names)
	})

	it('R11: of fairness makes up for who was away, within its window', async () => {
		const { world, consoles } = await floor('fairness')
		const [ana] = consoles
		await ana?.says('away')
		await world.settled()
		expect(await asked(world, consoles, 2)).toEqual(['wei', 'sam'])
		await ana?.says('available')
		await world.settled()
		expect(await asked(world, consoles, 1)).toEqual(['ana'])
	})
})

const sticky = { agents: { ana: { capacity: 1 }, wei: { capacity: 1 } }, queue: { routing: { stickyWindowMs: HOUR_MS }, wrapUpMs: 0 } }

/** Both are there, and Wei would be next. */
async function weiNext(agents: Parameters<typeof makeWorld>[0] = sticky) {
	const world = await makeWorld(agents)
	const wei = await world.ready('wei')
	await world.pass(1_000)
	return { world, wei, ana: await world.ready('ana') }
}

describe('R12: who comes back', () => {
	it('R12: is with who served them last, as the conversation itself remembers', async () => {
		const world = await makeWorld(sticky)
		const { id, customer, console: ana } = await world.talk('ana')
		const wei = await world.ready('wei')
		await world.pass(1_000)
		await ends(world, ana, id)
		await world.pass(60_000)
		await customer.say('One more thing')
		expect(await ana.work(id, 'offered')).toMatchObject({ why: 'sticky' })
		expect(held(wei)).toEqual([])
	})

	it('R12: is with whom the company knows them to know, within the window and not after it', async () => {
		const { world, wei, ana } = await weiNext()
		const { id: recent } = await arrive(world, { lastAgent: 'ana', lastAgentAtMs: Date.now() - HOUR_MS })
		expect(await ana.accept(recent)).toMatchObject({ why: 'sticky' })
		await ends(world, ana, recent)
		const { id: old } = await arrive(world, { lastAgent: 'ana', lastAgentAtMs: Date.now() - HOUR_MS - 1 })
		expect(await wei.accept(old)).toMatchObject({ why: 'longest-idle' })
	})

	it.each(['is busy', 'is away', 'has left'])('R12: is with somebody else at once when the other %s', async (how) => {
		const { world, wei, ana } = await weiNext()
		if (how === 'is busy') {
			const { id } = await arrive(world, { requires: { agents: ['ana'] } })
			await ana.accept(id)
		} else if (how === 'is away') await ana.says('away')
		else ana.close()
		await world.settled()
		const { id } = await arrive(world, { lastAgent: 'ana', lastAgentAtMs: Date.now() })
		await wei.work(id, 'offered')
		expect((await toldOf(world, id)).map((it) => it.act)).toEqual(['entered', 'pushed'])
	})
})
