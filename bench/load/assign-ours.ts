import { AssignDriver, type Caller } from './assign-driver.ts'
import { newConversation, OursDesk } from './ours-desk.ts'
import { openSocket } from './socket.ts'

/** Speaks to the product through `bench/edge/ours.ts`. */
export async function assignOurs(host: string): Promise<AssignDriver> {
	const desk = new OursDesk()
	await desk.open(host)

	async function connect(): Promise<Caller> {
		const conversation = newConversation()
		const socket = await openSocket(`ws://${host}/conversation/${conversation}?v=1&cursor=0`)
		return {
			async ask() {
				const offered = desk.awaits('offered', conversation)
				socket.send('{"type":"say","id":"bench-first","text":"Hello, is anybody there?"}')
				await offered
			},
			async leave() {
				const rescinded = desk.awaits('rescinded', conversation)
				socket.send('{"type":"leave","id":"bench-leave"}')
				await rescinded
				socket.terminate()
			},
		}
	}
	return new AssignDriver(connect, () => desk.close())
}
