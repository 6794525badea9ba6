import { HookDriver } from './hook-driver.ts'
import { hooksTo, PEOPLE } from './hooks.ts'

/** Speaks to `bench/edge/webhook-floor.ts` and `bench/edge/webhook-signed-floor.ts`. */
export async function hookFloor(host: string, lanes: number): Promise<HookDriver> {
	const driver = new HookDriver(host, hooksTo({ host, path: (person) => `/${person}` }))
	await driver.post(PEOPLE, lanes)
	return driver
}
