import { inject } from 'vitest'
import type { Home } from './global-setup.ts'

/** The server of this file: the one that goes by the place vitest has given it among those that run at the same time. */
export function home(): Home {
	const place = Number(process.env['VITEST_POOL_ID'])
	const found = inject('homes')[place - 1]
	if (!found) throw new Error(`there is no server for place ${place}`)
	return found
}
