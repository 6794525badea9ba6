import { HOOK_SECRET } from '../edge/hook-secret.ts'
import { post, signIn } from './api.ts'
import { HookDriver } from './hook-driver.ts'
import { hooksTo, PEOPLE } from './hooks.ts'

/** Numbers of the company's, each an inbox. */
const INBOXES = 4

/** Speaks to the whole Worker: opens inboxes over its API, then is WhatsApp to them. */
export async function hookOurs(host: string, lanes: number): Promise<HookDriver> {
	const headers = { cookie: await signIn(host), origin: `http://${host}` }
	const paths: string[] = []
	for (let n = 1; n <= INBOXES; n++) {
		const { webhookUrl } = await post<{ webhookUrl: string }>(host, { path: '/api/v1/inboxes', body: inbox(n), headers })
		paths.push(new URL(webhookUrl).pathname)
	}
	const driver = new HookDriver(host, hooksTo({ host, path: (person) => paths[person % INBOXES] ?? '' }))
	await driver.post(PEOPLE, lanes)
	return driver
}

function inbox(n: number) {
	const credentials = { appSecret: HOOK_SECRET, verifyToken: 'bench', phoneNumberId: '106540352242922', accessToken: 'bench' }
	return { channel: 'whatsapp', name: `Number ${n}`, credentials }
}
