import { describe, expect, it } from 'vitest'
import { NewWorkspace, PersonEmail, PersonName } from '../../../core/config/newcomer.ts'
import { refuseMisfit } from '../../../core/config/parse-config.ts'
import { starterConfig } from '../../../core/config/starter.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { WorkspaceId } from '../../../core/ids.ts'

describe('what a new workspace starts with', () => {
	it.each(['en', 'zh'] as const)('may be published in it, in %s', (language) => {
		const config = starterConfig({ workspace: 'shop', name: 'Shop', language, timeZone: 'Europe/Paris' })
		expect(WorkspaceConfig.safeParse(config).success).toBe(true)
		expect(refuseMisfit(config, { workspace: 'shop' as WorkspaceId, code: 'config-invalid' })).toBe(null)
		expect(config.locale).toEqual({ language, timeZone: 'Europe/Paris' })
	})

	it('has a line, an inbox that leads to it, and no agent until there are people', () => {
		const { queues, inboxes, agents, dispositions } = starterConfig({
			workspace: 'a'.repeat(40),
			name: 'A',
			language: 'en',
			timeZone: 'UTC',
		})
		expect(queues.map((it) => it.id)).toEqual(['support'])
		expect(inboxes.map(({ id, channel, queue }) => ({ id, channel, queue }))).toEqual([
			{ id: `${'a'.repeat(40)}.web`, channel: 'web', queue: 'support' },
		])
		expect([agents.length, dispositions.length]).toEqual([0, 3])
	})
})

describe('what a newcomer is told to be', () => {
	it('keeps addresses in lower case and names on one line', () => {
		expect(PersonEmail.parse(' Mia@Shop.TEST ')).toBe('mia@shop.test')
		expect(PersonName.parse('  王伟 Wei ')).toBe('王伟 Wei')
		const administrator = { name: 'Bo', email: 'bo@shop.test', password: 'x' }
		for (const name of ['', '   ', 'a\nb', 'a\u0000', 'a\u202eb', '\u2066a', 'a\u2028b', 'x'.repeat(81)]) {
			expect(PersonName.safeParse(name).success).toBe(false)
			expect(NewWorkspace.safeParse({ workspace: 'shop', name, administrator }).success).toBe(false)
		}
	})

	it('starts in English and UTC where nothing else is said', () => {
		const administrator = { name: 'Bo', email: 'bo@shop.test', password: 'x' }
		expect(NewWorkspace.parse({ workspace: 'shop', name: 'Shop', administrator })).toMatchObject({ language: 'en', timeZone: 'UTC' })
	})
})
