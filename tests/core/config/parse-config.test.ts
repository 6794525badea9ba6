import { describe, expect, it } from 'vitest'
import { CONFIG_MAX_BYTES, parseConfig, parseDraft } from '../../../core/config/parse-config.ts'
import { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { WorkspaceId } from '../../../core/ids.ts'
import { shop } from './refused.ts'

const place = { workspace: 'shop' as WorkspaceId, code: 'config-invalid' } as const

describe('what is published', () => {
	it('has all defaults filled in', () => {
		expect(parseConfig(shop(), place)).toEqual({ ok: true, config: WorkspaceConfig.parse(shop()) })
	})

	it('is refused by field', () => {
		const refused = parseConfig(shop({ overflow: { afterMs: 1_000, to: 'support' } }), place)
		expect(refused).toMatchObject({ ok: false, code: 'config-invalid', field: 'queues.0.routing.overflow.to' })
	})

	it('has inboxes of its own workspace only', () => {
		const inbox = { id: 'other.web', name: 'Web', channel: 'web', queue: 'support' }
		expect(parseConfig(shop({}, { inboxes: [inbox] }), place)).toMatchObject({ code: 'config-invalid', field: 'inboxes.0.id' })
	})

	it('fits where it is kept, with its defaults and in any script', () => {
		const agents = Array.from({ length: 4_000 }, (_, i) => ({ id: `agent-${i}`, name: '王'.repeat(80), queues: [] }))
		const fitting = shop({}, { agents: [...shop().agents, ...agents] })
		expect(parseConfig(fitting, place)).toEqual({ ok: true, config: WorkspaceConfig.parse(fitting) })
		const more = agents.map((it) => ({ ...it, id: `${it.id}-b` }))
		const refused = parseConfig({ ...fitting, agents: [...fitting.agents, ...more] }, place)
		expect(refused).toMatchObject({ code: 'body-too-large' })
		expect(new TextEncoder().encode(JSON.stringify(WorkspaceConfig.parse(fitting))).length).toBeLessThan(CONFIG_MAX_BYTES)
	})
})

describe('a draft', () => {
	it('may contradict itself and go out of bounds', () => {
		const contradicting = shop({ overflow: { afterMs: 1_000, to: 'support' } })
		expect(parseDraft(contradicting)).toMatchObject({ ok: true, config: { queues: [{ routing: { pull: true } }, {}] } })
		const negative = shop({}, { workload: { weights: { chat: -5 } } })
		expect(parseDraft(negative)).toEqual({ ok: true, config: negative })
	})

	it('must read as a configuration', () => {
		expect(parseDraft({ ...shop(), queue: [] })).toMatchObject({ ok: false, code: 'body-invalid', field: 'queue' })
		expect(parseDraft(shop({ selector: 'fastest' }))).toMatchObject({ ok: false, field: 'queues.0.routing.selector' })
		expect(parseDraft({ ...shop(), agents: undefined })).toMatchObject({ ok: false, field: 'agents' })
		expect(parseDraft([])).toMatchObject({ ok: false, code: 'body-invalid' })
	})
})
