import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hideTokens } from '../../local/hide-tokens.ts'

const TOKEN = 'q7-Zb_0123456789abcdefghijklmnopqrstuvwxyzABC'
const LINES = [
	`[wrangler:info] GET /api/auth/invitations/${TOKEN} 200 OK (3ms)`,
	`\u001b[32mPOST\u001b[39m /api/auth/invitations/\u001b[1m${TOKEN}\u001b[22m 401 Unauthorized`,
	`{"path":"/api/auth/invitations/${TOKEN}/more","x":1}`,
	`http://localhost:8787/api/auth/invitations/${TOKEN}?a=b`,
	'GET /api/v1/staff/invitations/inv_1 200 OK',
	`GET /files/${TOKEN}.${TOKEN} 206 Partial Content`,
	'GET /api/v1/conversations/cnv_1/files/fil_1 200 OK',
]
const HIDDEN = [
	'[wrangler:info] GET /api/auth/invitations/[hidden] 200 OK (3ms)',
	'POST /api/auth/invitations/[hidden] 401 Unauthorized',
	'{"path":"/api/auth/invitations/[hidden]","x":1}',
	'http://localhost:8787/api/auth/invitations/[hidden]?a=b',
	'GET /api/v1/staff/invitations/inv_1 200 OK',
	'GET /files/[hidden] 206 Partial Content',
	'GET /api/v1/conversations/cnv_1/files/fil_1 200 OK',
]

it('leaves the links of invitations and files out of what the Worker writes, wherever the stream is cut', () => {
	const [text, lasting] = [LINES.join('\n'), HIDDEN.join('\n')]
	fc.assert(fc.property(fc.array(fc.nat(text.length)), fc.boolean(), (cuts, isEnded) => {
		const whole = isEnded ? `${text}\n` : text
		const at = [0, ...cuts.sort((a, b) => a - b), whole.length]
		let passed = ''
		const hiding = hideTokens((it) => passed += it)
		for (let i = 1; i < at.length; i++) hiding.write(whole.slice(at[i - 1], at[i]))
		hiding.end()
		expect(passed).toBe(isEnded ? `${lasting}\n` : lasting)
	}))
})
