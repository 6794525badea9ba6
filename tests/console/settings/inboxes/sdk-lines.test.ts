import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { isSdkPart, SDK_PARTS, sdkLines } from '../../../../workers/console/settings/inboxes/state/sdk-lines.ts'

const readme = readFileSync(new URL('../../../../sdk/app/README.md', import.meta.url), 'utf8')

it('gives the lines that the client itself is explained with', () => {
	const lines = SDK_PARTS.filter(isSdkPart).flatMap((it) => sdkLines(it, { origin: 'https://chat.example', id: 'shop.app' }).split('\n'))
	for (const line of lines) expect(readme).toContain(line)
})

it('fills them with where this server is and which inbox it is', () => {
	const lines = sdkLines('client', { origin: 'https://help.shop.example', id: 'acme.phone' })
	expect(lines).toContain("createClient({ url: 'https://help.shop.example', inbox: 'acme.phone', storage: localStorage })")
})
