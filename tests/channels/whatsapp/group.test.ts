import { expect, test } from 'vitest'
import { whatsapp } from '../../../channels/whatsapp/whatsapp.ts'

const GROUP = 'Y2FwaV9ncm91cDoxNzA1NTU1MDEzOToxMjAzNjM0MDQ2OTQyMzM4MjAZD'

test('asks what a group is called, and nothing of people', async () => {
	const asked: string[] = []
	const fetch = (url: string) => {
		asked.push(new URL(url).pathname)
		return Promise.resolve(Response.json({ subject: 'Trip to Wien', id: GROUP }))
	}
	const access = { credentials: { accessToken: 'EAAtoken' }, apiBase: null, token: null, fetch, nowMs: 0 }
	expect(await whatsapp.profile?.('16505551234', access)).toBeNull()
	expect(await whatsapp.profile?.('US.13491208655302741918', access)).toBeNull()
	expect(asked).toEqual([])
	expect(await whatsapp.profile?.(GROUP, access)).toEqual({ name: 'Trip to Wien', language: null })
	expect(asked).toEqual([expect.stringMatching(new RegExp(`/v[0-9.]+/${GROUP}$`))])
})
