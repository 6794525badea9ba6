import { describe, expect, it } from 'vitest'
import { CONFIG_MAX_BYTES, parseConfig, parseDraft } from '../../../core/config/parse-config.ts'
import { WorkspaceConfig, WorkspaceShape } from '../../../core/config/workspace.ts'
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

describe('what nobody can see', () => {
	const canned = (text: string) => ({ cannedResponses: [{ id: 'hello', name: 'Hello', text }] })
	const detail = (code: string) => `Has a character nobody can see, ${code}; take it out`

	it.each<[string, object, string]>([
		['name', { name: 'Shop\u0000' }, 'U+0000'],
		['name', { name: 'Shop\nand more' }, 'U+000A'],
		['tags.0.name', { tags: [{ id: 'vip', name: 'VI\u202eP' }] }, 'U+202E'],
		['tags.0.nameZh', { tags: [{ id: 'vip', name: 'VIP', nameZh: '\u2066贵宾' }] }, 'U+2066'],
		['fields.0.choices.1', { fields: [{ id: 'plan', name: 'Plan', type: 'choice', choices: ['a', 'b\u007f'] }] }, 'U+007F'],
		['dispositions.0.nameZh', { dispositions: [{ id: 'solved', name: 'Solved', nameZh: '已\u2028解决' }] }, 'U+2028'],
		['signIn.oidc.label', { signIn: { oidc: { issuer: 'https://id.example', clientId: 'a', label: '\u001b[1mUs' } } }, 'U+001B'],
		['agents.0.name', { agents: [{ id: 'ana', name: 'Ana\ud800', queues: [] }] }, 'U+D800'],
		['cannedResponses.0.text', canned('Hello\r\n'), 'U+000D'],
		['cannedResponses.0.text', canned('Hello\u0000'), 'U+0000'],
	])('is in nothing that is published or drafted: %s %j', (field, more, code) => {
		expect(parseConfig(shop({}, more), place)).toMatchObject({ ok: false, code: 'config-invalid', field, detail: detail(code) })
		expect(parseDraft(shop({}, more))).toMatchObject({ ok: false, code: 'body-invalid', field, detail: detail(code) })
	})

	it('is found in a draft with other mistakes', () => {
		expect(parseDraft(shop({}, { name: '\u0000'.repeat(81) }))).toMatchObject({ ok: false, field: 'name', detail: detail('U+0000') })
	})

	it('is no line, tab or direction of a text, and no letter of any script', () => {
		for (const more of [canned('Hello,\n\n\t\u2067שלום\u2069'), { name: 'Café 客服 שלום 👩🏽‍💻 नमस्ते' }]) {
			expect(parseConfig(shop({}, more), place)).toMatchObject({ ok: true })
			expect(parseDraft(shop({}, more))).toMatchObject({ ok: true })
		}
	})

	it('does not keep what was published with it from being read', () => {
		expect(WorkspaceShape.safeParse(shop({}, { name: 'Shop\u0000' })).success).toBe(true)
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
