import { describe, expect, test } from 'vitest'
import { childOf, fieldOf, readPost } from '../../../channels/providers/tencent/post.ts'
import { plainReply, seal, sealedReply } from '../../../channels/wechat/passive-reply.ts'
import { sign, unseal } from '../../../local/providers/tencent/crypt.ts'
import { answer, wechatMessage } from '../tencent/vectors.ts'

const base = { to: 'oAna', from: 'gh_1', atMs: 1_767_225_600_999 }
const secrets = { token: wechatMessage.token, encodingAesKey: wechatMessage.encodingAesKey, appId: wechatMessage.receiver }

function fieldsOf(xml: string, names: readonly string[]): (string | null)[] {
	const post = readPost(new TextEncoder().encode(xml)) ?? expect.fail(xml)
	return names.map((it) => fieldOf(post, it))
}

describe('an answer in the answer', () => {
	test('is sealed and signed as the published example is', async () => {
		const { token, encodingAesKey, receiver: appId, timestamp, nonce } = answer
		const random = new TextEncoder().encode(answer.random)
		const sealed = await seal(answer.message, { token, encodingAesKey, appId, timestamp, nonce, random }) ?? ''
		const signed = [answer.sealed, answer.signature, timestamp, nonce]
		expect(fieldsOf(sealed, ['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'])).toEqual(signed)
	})

	test('is opened by the account as it was said', async () => {
		const reply = { ...base, content: { kind: 'text', text: '收到! ]]> <b> & 😀\n' } } as const
		const sealed = await sealedReply(reply, secrets) ?? ''
		const [encrypted = '', signature, timestamp = '', nonce = ''] = fieldsOf(sealed, ['Encrypt', 'MsgSignature', 'TimeStamp', 'Nonce'])
		expect(signature).toBe(sign([secrets.token, timestamp ?? '', nonce ?? '', encrypted ?? '']))
		expect(timestamp).toBe('1767225600')
		const { message, receiver } = unseal(encrypted ?? '', secrets)
		expect(receiver).toBe(secrets.appId)
		expect(message).toBe(plainReply(reply))
		expect(fieldsOf(message, ['ToUserName', 'FromUserName', 'CreateTime', 'MsgType', 'Content'])).toEqual([
			'oAna',
			'gh_1',
			'1767225600',
			'text',
			reply.content.text,
		])
	})

	test('is never the same twice', async () => {
		const reply = { ...base, content: { kind: 'text', text: 'hi' } } as const
		expect(await sealedReply(reply, secrets)).not.toBe(await sealedReply(reply, secrets))
	})

	test('has every kind WeChat takes', () => {
		const of = (content: Parameters<typeof plainReply>[0]['content']) =>
			readPost(new TextEncoder().encode(plainReply({ ...base, content }))) ?? expect.fail('XML')
		const within = (content: Parameters<typeof plainReply>[0]['content'], group: string) =>
			childOf(of(content), group) ?? expect.fail(group)
		expect(fieldOf(within({ kind: 'image', mediaId: 'm1' }, 'Image'), 'MediaId')).toBe('m1')
		expect(fieldOf(within({ kind: 'voice', mediaId: 'm2' }, 'Voice'), 'MediaId')).toBe('m2')
		expect(fieldOf(within({ kind: 'video', mediaId: 'm3', title: 'T', description: 'D' }, 'Video'), 'Title')).toBe('T')
		const link = { kind: 'link', title: 'T', description: 'D', url: 'https://a.example/?b&c', picture: null } as const
		expect(fieldOf(of(link), 'MsgType')).toBe('news')
		expect(fieldOf(childOf(within(link, 'Articles'), 'item') ?? expect.fail('item'), 'Url')).toBe(link.url)
	})

	test('is none when the key is none', async () => {
		const reply = { ...base, content: { kind: 'text', text: 'hi' } } as const
		expect(await sealedReply(reply, { ...secrets, encodingAesKey: 'short' })).toBeNull()
	})
})
