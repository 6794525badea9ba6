import { describe, expect, test } from 'vitest'
import { wechat } from '../../../channels/wechat/wechat.ts'
import { wechatIn } from '../../../local/providers/wechat.ts'
import { hookOf } from '../support/calls.ts'
import { hookUrlOf } from '../support/serve-stand-in.ts'

const TEXT = '第一行\n\n 第二行 😀 <&>]]> '

describe.each(['plain', 'compatible', 'secure'] as const)('an account in %s mode', (mode) => {
	const standIn = wechatIn(mode)
	const setting = { credentials: standIn.credentials, hookUrl: hookUrlOf(standIn), apiBase: 'http://127.0.0.1:1' }

	test('is heard word for word', async () => {
		const delivery = { who: standIn.person(1), act: { type: 'text', text: TEXT } as const, serial: 7, atMs: 1_767_225_600_000 }
		const request = await standIn.hook(delivery, setting) ?? expect.fail('A follower can write')
		const hook = hookOf(request)
		const hearing = { credentials: setting.credentials, nowMs: delivery.atMs }
		const verified = await wechat.verify(hook, hearing)
		if (!verified.ok || !('content' in verified)) return expect.fail(JSON.stringify(verified))
		expect(wechat.translate(verified.content, { ...hearing, url: hook.url, headers: hook.headers })).toEqual({
			ok: true,
			items: [{
				kind: 'message',
				id: request.id,
				from: { address: delivery.who.address, name: null, label: null, language: null },
				atMs: delivery.atMs,
				content: { kind: 'text', text: TEXT },
			}],
		})
	})
})
