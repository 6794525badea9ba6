import { describe, expect, it } from 'vitest'
import { isSignedByTwilio, twilioSignature } from '../../../../channels/providers/twilio/signature.ts'
import { readForm } from '../../../../channels/shared/form.ts'

// The published examples: https://www.twilio.com/docs/usage/security and the tests of Twilio's own Node library.
const TOKEN = '12345'
const URL_OF_DOCS = 'https://mycompany.com/myapp.php?foo=1&bar=2'
const CALL = 'CallSid=CA1234567890ABCDE&Caller=%2B14158675309&Digits=1234&From=%2B14158675309&To=%2B18005551212'
const JSON_BODY = '{"property": "value", "boolean": true}'
const JSON_HASH = '0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620'
const EMPTY_HASH = '44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a'
const FORM = 'application/x-www-form-urlencoded'

interface Given {
	readonly url?: string
	readonly body?: string
	readonly contentType?: string | null
	readonly signature: string
	readonly authToken?: string
}

function isSigned({ url = URL_OF_DOCS, body = CALL, contentType = FORM, signature, authToken = TOKEN }: Given): Promise<boolean> {
	return isSignedByTwilio({ url: new URL(url), body: new TextEncoder().encode(body), contentType }, { authToken, signature })
}

describe('the published examples', () => {
	it.each<[string, Given]>([
		['a call', { signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' }],
		['a form with a charset', { signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', contentType: `${FORM}; charset=UTF-8` }],
		['an https address whose port was not signed', {
			url: URL_OF_DOCS.replace('.com', '.com:1234'),
			signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=',
		}],
		[
			'an http address with its port',
			{ url: URL_OF_DOCS.replace('.com', '.com:1234').replace('https', 'http'), signature: 'Zmvh+3yNM1Phv2jhDCwEM3q5ebU=' },
		],
		['an https address signed with the usual port', { signature: 'kvajT1Ptam85bY51eRf/AJRuM3w=' }],
		['an http address signed with the usual port', {
			url: URL_OF_DOCS.replace('https', 'http'),
			signature: '0ZXoZLH/DfblKGATFgpif+LLRf4=',
		}],
		['a user and a password', { url: URL_OF_DOCS.replace('//', '//user:pass@'), signature: 'CukzLTc1tT5dXEDIHm/tKBanW10=' }],
		['a user alone', { url: URL_OF_DOCS.replace('//', '//user@'), signature: '2YRLlVAflCqxaNicjMpJcSTgzSs=' }],
		['a user, a password and the usual port', {
			url: URL_OF_DOCS.replace('//', '//user:pass@'),
			signature: 'ZQFR1PTIZXF2MXB8ZnKCvnnA+rI=',
		}],
		['an apostrophe in the address', { url: `${URL_OF_DOCS}&Body=It's+amazing`, signature: 'TfZzewPq8wqrGlMfyAud8+/IvJ0=' }],
		[
			'a parameter of two values',
			{
				body: 'MessagingBinding.Address=%2B1325xxxxxxx&MessagingBinding.Address=%2B1415xxxxxxx',
				signature: '83O6e2vORAoJHUNzJjDWN1jz+BA=',
			},
		],
		[
			'the same in another order',
			{
				body: 'MessagingBinding.Address=%2B1415xxxxxxx&MessagingBinding.Address=%2B1325xxxxxxx',
				signature: '83O6e2vORAoJHUNzJjDWN1jz+BA=',
			},
		],
		[
			'a value that comes twice, and names that begin alike',
			{ body: 'Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234', signature: 'IK+Dwps556ElfBT0I3Rgjkr1wJU=' },
		],
		[
			'a JSON body',
			{
				url: `${URL_OF_DOCS}&bodySHA256=${JSON_HASH}`,
				body: JSON_BODY,
				contentType: 'application/json',
				signature: 'a9nBmqA0ju/hNViExpshrM61xv4=',
			},
		],
		[
			'a JSON body, and nothing else in the query',
			{
				url: `https://mycompany.com/myapp.php?bodySHA256=${JSON_HASH}`,
				body: JSON_BODY,
				contentType: 'application/json',
				signature: 'y77kIzt2vzLz71DgmJGsen2scGs=',
			},
		],
		[
			'an empty JSON body, which is hashed as an empty object',
			{
				url: `${URL_OF_DOCS}&bodySHA256=${EMPTY_HASH}`,
				body: '',
				contentType: 'application/json',
				signature: 'Ldidvp12m26NI7eqEvxnEpkd9Hc=',
			},
		],
	])('takes %s', async (_, given) => {
		expect(await isSigned(given)).toBe(true)
	})

	it.each<[string, Given]>([
		['another signature', { signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B9=' }],
		['what is no base64', { signature: 'WRONG_SIGNATURE' }],
		['an empty signature', { signature: '' }],
		['another token', { signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', authToken: '12346' }],
		['no token', { signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', authToken: '' }],
		['another address', { url: `${URL_OF_DOCS}&somethingUnexpected=true`, signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' }],
		['one more parameter', { body: `${CALL}&X=1`, signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=' }],
		['a form that is passed off as something else', { signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', contentType: 'application/json' }],
		['a body of no type', { signature: 'RSOYDt4T1cUTdK1PDd93/VVr8B8=', contentType: null }],
		[
			'a JSON body that is not the hashed one',
			{
				url: `${URL_OF_DOCS}&bodySHA256=${JSON_HASH}`,
				body: JSON_BODY.replace('true', 'false'),
				contentType: 'application/json',
				signature: 'a9nBmqA0ju/hNViExpshrM61xv4=',
			},
		],
	])('refuses %s', async (_, given) => {
		expect(await isSigned(given)).toBe(false)
	})
})

describe('addresses', () => {
	const signed = (url: string): Promise<string> => twilioSignature(url, { authToken: TOKEN, form: readForm(CALL) })

	it('takes what was signed as https when a proxy speaks http to us', async () => {
		expect(await isSigned({ url: 'http://mycompany.com/hook', signature: await signed('https://mycompany.com/hook') })).toBe(true)
	})

	it('takes an address signed without the fragment that holds connection options', async () => {
		expect(await isSigned({ url: 'https://mycompany.com/hook#rc=2&rp=all', signature: await signed('https://mycompany.com/hook') })).toBe(
			true,
		)
	})

	it.each([
		["https://example.com/path?test=param'WithQuote", 'https://example.com/path?test=param%27WithQuote'],
		['https://example.com/path?test=param%27WithQuote', "https://example.com/path?test=param'WithQuote"],
	])('takes %s for %s', async (written, seen) => {
		expect(await isSigned({ url: seen, signature: await signed(written) })).toBe(true)
	})

	it('takes a socket signed as one', async () => {
		const signature = await twilioSignature('wss://mycompany.com/stream/1', { authToken: TOKEN })
		expect(await isSigned({ url: 'wss://mycompany.com/stream/1', body: '', contentType: null, signature })).toBe(true)
		expect(await isSigned({ url: 'https://mycompany.com/stream/1', body: '', contentType: null, signature })).toBe(false)
	})

	it('takes a GET, whose parameters are in the address already', async () => {
		const url = 'https://mycompany.com/hook?Body=Hi+there&From=%2B1415'
		expect(await isSigned({ url, body: '', contentType: null, signature: await twilioSignature(url, { authToken: TOKEN }) })).toBe(true)
	})
})
