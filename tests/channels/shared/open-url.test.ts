import { expect, it } from 'vitest'
import { openUrl } from '../../../channels/shared/open-url.ts'

function answering(...responses: Response[]): { access: { fetch: (url: string) => Promise<Response> }; asked: string[] } {
	const asked: string[] = []
	const fetch = (url: string): Promise<Response> => {
		asked.push(url)
		return Promise.resolve(responses.shift() ?? new Response(null, { status: 302, headers: { location: '/again' } }))
	}
	return { access: { fetch }, asked }
}

it('goes where a link leads, and no further than five times', async () => {
	const { access, asked } = answering()
	expect(await openUrl(access, 'https://files.example/a')).toMatchObject({ ok: false, outcome: 'gone' })
	expect(asked.length).toBe(6)
	expect(asked.at(-1)).toBe('https://files.example/again')
})

it('opens nothing but what is on the web, and steps down from https for nobody', async () => {
	for (const url of ['file:///etc/passwd', 'javascript:alert(1)', 'data:,x', 'none', '']) {
		expect(await openUrl(answering().access, url)).toMatchObject({ ok: false, outcome: 'gone' })
	}
	const { access } = answering(new Response(null, { status: 302, headers: { location: 'http://files.example/a' } }))
	expect(await openUrl(access, 'https://files.example/a')).toMatchObject({ ok: false, outcome: 'gone' })
})

it.each([[401, 'renew'], [403, 'gone'], [404, 'retry'], [410, 'gone'], [429, 'retry'], [500, 'retry']])(
	'makes of a %s: %s',
	async (status, outcome) => {
		expect(await openUrl(answering(new Response(null, { status })).access, 'https://files.example/a?key=secret')).toEqual({
			ok: false,
			outcome,
			detail: expect.not.stringContaining('secret'),
		})
	},
)

it('tries again when nothing comes back', async () => {
	const access = { fetch: () => Promise.reject(new TypeError('fetch failed')) }
	expect(await openUrl(access, 'https://files.example/a')).toMatchObject({ ok: false, outcome: 'retry' })
})
