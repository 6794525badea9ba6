import { startLoad } from '../load-process.ts'
import type { Side } from '../side.ts'
import { startWorkerd, type WorkerdOptions } from '../workerd.ts'

export interface WorkerdSideOptions {
	readonly driver: string
	readonly lanes: number
	readonly server: WorkerdOptions
}

/** A workerd of its own and the load process that holds its sockets. */
export async function workerdSide(name: string, { driver, lanes, server }: WorkerdSideOptions): Promise<Side> {
	const workerd = await startWorkerd(server)
	const load = await startLoad(driver, workerd.host, lanes)
	return {
		name,
		load,
		pids: () => ({ workerd: [workerd.pid] }),
		stop() {
			load.stop()
			workerd.stop()
		},
	}
}
