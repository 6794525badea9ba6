/** One suite, every channel: what they all have to do alike. A channel comes in by its kit in `kits/`. */
import { describe, expect, test } from 'vitest'
import { channelNamed } from '../../../channels/registry.ts'
import { InboxChannel } from '../../../core/config/inbox-channel.ts'
import { standInFor } from '../../../local/providers/stand-ins.ts'
import { failsHonestly } from './failed.ts'
import { refusesForgeries, takesNoWebhook } from './forged.ts'
import { standsAnything } from './fuzzed.ts'
import { hearsEverything } from './heard.ts'
import type { Kit } from './kit.ts'
import { sendsEverything } from './sent.ts'
import { doublesNothing } from './unclear.ts'

const files = Object.entries(import.meta.glob<{ readonly kit: Kit }>('./kits/*.ts'))
const kits = new Map<string, Kit>()

for (const [path, load] of files) {
	try {
		const { kit } = await load()
		kits.set(kit.channel.name, kit)
	} catch (error) {
		// One kit that does not load does not keep the others from being tried.
		test(`loads ${path}`, () => Promise.reject(error))
	}
}

describe('the registry', () => {
	for (const name of InboxChannel.options.filter((it) => channelNamed(it) !== null || standInFor(it) !== null)) {
		test(`has the channel, the stand-in and the kit of ${name}`, () => {
			expect(kits.get(name)?.channel).toBe(channelNamed(name))
			expect(kits.get(name)?.standIn).toBe(standInFor(name))
			expect(kits.has(name)).toBe(true)
		})
	}
})

describe.each([...kits])('%s', (_name, kit) => {
	if (kit.reads === undefined) describe('refuses forgeries', () => refusesForgeries(kit))
	else describe('takes no webhook', () => takesNoWebhook(kit))
	describe('hears everything', () => hearsEverything(kit))
	describe('sends everything', () => sendsEverything(kit))
	describe('fails honestly', () => failsHonestly(kit))
	if (kit.reads === undefined) describe('doubles nothing', () => doublesNothing(kit))
	if (kit.reads === undefined) describe('stands anything', () => standsAnything(kit))
})
