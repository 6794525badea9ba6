import PostalMime from 'postal-mime'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readResults } from '../../../channels/email/auth-results.ts'
import { isVouched } from '../../../channels/email/is-vouched.ts'
import { effortMs } from '../../support/effort.ts'

const RECEIVED = 'Received: from mx.mail.example (203.0.113.7) by cloudflare-email.net (cloudflare) id 1; Tue, 05 Jan 2027 09:12:03 +0000'
const THEIRS = 'Received: by mx.mail.example; Tue, 05 Jan 2027 09:12:01 +0000'
const ANA = 'ana@mail.example'

function results(said: string, server = 'mx.cloudflare.net'): string {
	return `Authentication-Results: ${server}; ${said}`
}

async function vouched(head: readonly string[], address = ANA, from = `From: Ana <${ANA}>`): Promise<boolean> {
	return isVouched(await PostalMime.parse([...head, from, '', 'Hello'].join('\r\n')), address)
}

describe('vouches for a mail', () => {
	test.each([
		[
			'by its policy',
			'dkim=pass header.d=mail.example; dmarc=pass header.from=mail.example policy.dmarc=reject; spf=fail smtp.mailfrom=x.example',
		],
		['by its signature, where it has no policy', 'dkim=pass header.d=mail.example header.s=1; dmarc=none header.from=mail.example'],
		['by a domain above it', 'dkim=fail header.d=mail.example; dkim=pass header.d=example.org'],
		['by its sending server', 'spf=none smtp.helo=x.example; spf=pass (domain of ana) smtp.mailfrom=bounce@mail.example'],
	])('%s', async (_, said) => {
		const from = 'From: Ana <ana@mail.example>'
		const [address, said2] = said.includes('example.org') ? ['ana@shop.example.org', said] : [ANA, said]
		expect(await vouched([RECEIVED, results(said2), THEIRS], address, from.replace(ANA, address))).toBe(true)
	})

	test('as Cloudflare really writes it, with comments and folded', async () => {
		const said = [
			'Authentication-Results: mx.cloudflare.net;',
			'\tdkim=pass header.d=mail.example header.s=20251104 header.b=AbCdEfGh;',
			'\tdmarc=pass header.from=mail.example policy.dmarc=none;',
			'\tspf=none (mx.cloudflare.net: no SPF records found for postmaster@mx.mail.example) smtp.helo=mx.mail.example;',
			'\tspf=pass (mx.cloudflare.net: domain of ana@mail.example designates 203.0.113.7 as permitted sender) smtp.mailfrom=ana@mail.example;',
			'\tarc=none smtp.remote-ip="203.0.113.7"',
		].join('\r\n')
		expect(await vouched([RECEIVED, 'Received-SPF: pass', said, THEIRS])).toBe(true)
	})
})

describe('does not vouch for a mail', () => {
	test.each([
		['of which nobody says anything', [RECEIVED]],
		['that fails its policy', [RECEIVED, results('dkim=pass header.d=mail.example; dmarc=fail header.from=mail.example')]],
		['whose verdict is about another domain', [RECEIVED, results('dmarc=pass header.from=evil.example')]],
		['signed by another domain', [RECEIVED, results('dkim=pass header.d=evil.example; spf=pass smtp.mailfrom=x@evil.example')]],
		['signed by a domain below it', [RECEIVED, results('dkim=pass header.d=evil.mail.example')]],
		['signed by all of example', [RECEIVED, results('dkim=pass header.d=example')]],
		['by what its server calls itself', [RECEIVED, results('spf=pass smtp.helo=mail.example')]],
		['by the word of somebody else', [RECEIVED, results('dmarc=pass header.from=mail.example', 'mx.evil.example')]],
		['that brings a verdict along from before', [RECEIVED, THEIRS, results('dmarc=pass header.from=mail.example')]],
		['that brings one below the real one', [
			RECEIVED,
			results('dmarc=fail header.from=mail.example'),
			results('dmarc=pass header.from=mail.example'),
		]],
		['whose sender has a verdict for a name', [
			RECEIVED,
			results('dmarc=fail header.from=mail.example; spf=pass smtp.mailfrom="a; dmarc=pass header.from=mail.example; b"@evil.example'),
		]],
		['whose server has a verdict for a name', [
			RECEIVED,
			results('dmarc=none header.from=mail.example; spf=none smtp.helo=x;dmarc=pass header.from=mail.example'),
		]],
		['with a verdict in a comment', [RECEIVED, results('dmarc=fail (x; dmarc=pass header.from=mail.example) header.from=mail.example')]],
		['with two senders', [RECEIVED, results('dmarc=pass header.from=mail.example'), 'From: evil@evil.example']],
	])('%s', async (_, head) => expect(await vouched(head)).toBe(false))

	test('that is for somebody else to answer, as a contact form has it', async () => {
		const head = [RECEIVED, results('dmarc=pass header.from=mail.example'), 'Reply-To: <ben@mail.example>']
		expect(await vouched(head, 'ben@mail.example')).toBe(false)
	})
})

test('reads whatever stands there, at once', () => {
	fc.assert(fc.property(fc.string({ unit: fc.constantFrom('(', ')', '"', '\\', ';', ' ', '=', 'dmarc', 'pass', 'a') }), (value) => {
		expect(readResults(value).results).toBeInstanceOf(Array)
	}))
	const startMs = effortMs()
	for (const piece of ['(', '"', '\\', 'a=b ', '; ', ' ', 'dmarc=', '((;"']) readResults(piece.repeat(100_000))
	expect(effortMs() - startMs).toBeLessThan(2_000)
})
