import { inLanes } from './in-lanes.ts'
import { newConversation, OursDesk } from './ours-desk.ts'
import { type Pair, RelayDriver, unheard } from './relay-driver.ts'
import { openSocket } from './socket.ts'

/** Speaks to the product through `bench/edge/ours.ts`: every conversation is offered to an agent and accepted first. */
export function relayOurs(host: string, count: number): Promise<RelayDriver> {
	return pairsOf(host, { count, speaker: 'customer' })
}

/** The same the other way round: the agent speaks. */
export function sayOurs(host: string, count: number): Promise<RelayDriver> {
	return pairsOf(host, { count, speaker: 'staff' })
}

type Speaker = 'customer' | 'staff'

async function pairsOf(host: string, { count, speaker }: { count: number; speaker: Speaker }): Promise<RelayDriver> {
	const desk = new OursDesk()
	await desk.open(host)
	return new RelayDriver(await inLanes(10, Array.from({ length: count }), () => openPair(host, desk, { speaker })))
}

async function openPair(host: string, desk: OursDesk, { speaker }: { speaker: Speaker }): Promise<Pair> {
	const conversation = newConversation()
	const url = `ws://${host}/conversation/${conversation}`
	const ears = { ...unheard }
	const customer = await openSocket(`${url}?v=1&cursor=0`, {
		onFrame: ifEvents(() => speaker === 'customer' ? ears.onAcknowledged() : ears.onHeard()),
	})
	const offered = desk.awaits('offered', conversation)
	customer.send('{"type":"say","id":"bench-first","text":"Hello, is anybody there?"}')
	const shown = await offered
	const { agent } = shown
	const work = shown.work()
	if (!work) throw new Error('an offer came without the work it is about')
	const accepted = desk.awaits('accepted', conversation)
	desk.accept(agent, work)
	await accepted
	const staff = await openSocket(`${url}/${agent}?v=1&cursor=0`, {
		onFrame: ifEvents(() => speaker === 'staff' ? ears.onAcknowledged() : ears.onHeard()),
	})
	// What the log already held comes first; from then on one frame is one message.
	await new Promise((resolve) => setTimeout(resolve, 100))
	let said = 0
	const voice = speaker === 'customer' ? customer : staff
	return Object.assign(ears, {
		say: (text: string) => voice.send(`{"type":"say","id":"bench-${++said}-say","text":"${text}"}`),
		close() {
			customer.terminate()
			staff.terminate()
		},
	})
}

/** Only rows count: marks, standing and presence come as frames of other types. Looks without parsing. */
function ifEvents(heard: () => void): (frame: Buffer) => void {
	return (frame) => {
		if (frame.toString('latin1', 0, EVENTS.length) === EVENTS) heard()
	}
}

const EVENTS = '{"type":"events"'
