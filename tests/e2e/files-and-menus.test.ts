import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { z } from 'zod'
import { pictures } from '../core/files/pictures.ts'
import type { Agent } from './support/agent.ts'
import { barriers } from './support/axe.ts'
import { eventually } from './support/eventually.ts'
import type { Visitor } from './support/visitor.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()

async function chat(question: string, { base }: { base?: string } = {}): Promise<{ ana: Agent; visitor: Visitor; conversation: string }> {
	const [ana, visitor] = [await world().agent(), await world().visitor({ base })]
	await ana.starts('Ana Flores')
	await visitor.asks(question)
	await ana.accepts(question)
	await visitor.sees('Ana Flores joined the conversation')
	const conversation = await visitor.page.evaluate(() =>
		JSON.parse(localStorage.getItem('patchbay:demo.web:session') ?? '{}').conversation as string
	)
	return { ana, visitor, conversation }
}

/** Frames said with the agent's own sign-in, for what is not to be tried of the console here. Answers the ids of the messages. */
async function says(page: Page, conversation: string, frames: readonly object[]): Promise<void> {
	await page.evaluate(async ({ conversation, frames }) => {
		const socket = new WebSocket(`${location.origin.replace('http', 'ws')}/ws/conversation/${conversation}?v=1&cursor=0`, ['patchbay.v1'])
		await new Promise((resolve) => socket.onopen = resolve)
		for (const frame of frames) {
			const { id } = frame as { id: string }
			const echoed = new Promise<void>((resolve) =>
				socket.addEventListener('message', ({ data }) => {
					if (String(data).includes(id)) resolve()
				})
			)
			socket.send(JSON.stringify(frame))
			await echoed
		}
		socket.close()
	}, { conversation, frames })
}

async function chooses(visitor: Visitor, ...files: { name: string; mimeType: string; buffer: Buffer }[]): Promise<void> {
	await visitor.panel.locator('input[type=file]').setInputFiles(files)
}

const Contents = z.object({
	items: z.array(z.object({ content: z.looseObject({ kind: z.string(), files: z.array(z.object({ name: z.string() })).optional() }) })),
})

async function contentsOf(conversation: string): Promise<z.infer<typeof Contents>['items'][number]['content'][]> {
	return Contents.parse(await world().api.get(`/api/v1/conversations/${conversation}/messages`)).items.map((it) => it.content)
}

const photo = { name: '照片 1.png', mimeType: 'image/png', buffer: Buffer.from(pictures.large) }
const note = { name: 'note.txt', mimeType: 'text/plain', buffer: Buffer.from('Two pairs, please') }

it('sends files in the order they were chosen, and shows a picture small and a document by name', async () => {
	const { visitor, conversation } = await chat('May I send you a photo?')
	await chooses(visitor, photo, note)
	const own = visitor.panel.locator('.own')
	await own.locator('img').waitFor()
	await eventually(() => own.locator('img').evaluate((it) => Reflect.get(it, 'naturalWidth') as number)).toBeGreaterThan(0)
	await own.getByText('note.txt').waitFor()
	await eventually(() => visitor.panel.locator('.own.sending').count()).toBe(0)
	expect((await contentsOf(conversation)).flatMap(({ files = [] }) => files.map((it) => it.name))).toEqual(['照片 1.png', 'note.txt'])
	expect(await barriers(visitor.page)).toEqual([])
	const link = await own.locator('a.doc').getAttribute('href')
	const answer = await visitor.page.request.get(link ?? '')
	expect([answer.status(), await answer.text()]).toEqual([200, 'Two pairs, please'])
})

it('keeps a file that could not go out, over a reload too, and sends it once when the network is back', async () => {
	const cable = await world().cable()
	const { visitor, conversation } = await chat('The network is bad here', { base: cable.url })
	cable.pull()
	await chooses(visitor, note)
	await visitor.panel.locator('.own.sending').getByText('note.txt').waitFor()
	cable.plugIn()
	await visitor.page.route('**/api/v1/widget/files', (route) => route.abort())
	await visitor.page.reload()
	await visitor.opensWidget()
	await visitor.panel.locator('.own.sending').getByText('note.txt').waitFor()
	await visitor.page.unroute('**/api/v1/widget/files')
	await eventually(() => visitor.panel.locator('.own.sending').count()).toBe(0)
	const messages = await world().api.messages(conversation)
	expect(messages.filter((it) => it.content.text === '' && it.author.kind === 'customer')).toHaveLength(1)
})

it('says why a file is not taken, and lets it be discarded', async () => {
	const { visitor } = await chat('A large one?')
	await visitor.page.route(
		'**/api/v1/widget/files',
		(route) => route.fulfill({ status: 413, json: { code: 'body-too-large' }, headers: { 'access-control-allow-origin': '*' } }),
	)
	await chooses(visitor, note)
	await visitor.sees(visitor.words.failedLarge)
	await visitor.panel.getByRole('button', { name: visitor.words.discard }).click()
	await eventually(() => visitor.panel.getByText('note.txt').count()).toBe(0)
})

it('lets the visitor press one answer of a menu', async () => {
	const { ana, visitor, conversation } = await chat('Do you have them in green?')
	const options = [{ id: 'size-42', title: 'Size 42' }, { id: 'size-43', title: 'Size 43' }]
	await says(ana.page, conversation, [{ type: 'send', id: 'menu-0001', content: { kind: 'menu', text: 'Which size?', options } }])
	const size = visitor.panel.getByRole('button', { name: 'Size 43' })
	await size.click()
	await ana.hears('Size 43')
	await eventually(() => visitor.panel.getByRole('button', { name: 'Size 42' }).isDisabled()).toBe(true)
	expect(await size.getAttribute('aria-pressed')).toBe('true')
	expect(await barriers(visitor.page)).toEqual([])
	expect((await contentsOf(conversation)).at(-1)).toEqual({ kind: 'choice', text: 'Size 43', option: 'size-43' })
})

it('shows what is changed, taken back, reacted to, answered, and where a place is', async () => {
	const { ana, visitor, conversation } = await chat('Where are you?')
	const place = { kind: 'location', latitude: 52.52, longitude: 13.405, name: 'Our shop', address: 'Alexanderplatz' }
	await says(ana.page, conversation, [
		{ type: 'send', id: 'place-001', content: place },
		{ type: 'say', id: 'word-0001', text: 'We close at six', replyTo: 'place-001' },
		{ type: 'edit', id: 'edit-0001', of: 'word-0001', text: 'We close at eight' },
		{ type: 'react', id: 'react-001', of: 'word-0001', emoji: '👍' },
		{ type: 'say', id: 'word-0002', text: 'Not for you' },
		{ type: 'delete', id: 'delete-01', of: 'word-0002' },
	])
	await visitor.sees('We close at eight')
	await visitor.sees(visitor.words.edited)
	await visitor.sees(visitor.words.deleted)
	await visitor.panel.getByRole('img', { name: '👍' }).waitFor()
	await visitor.panel.locator('.quote', { hasText: 'Our shop' }).waitFor()
	expect(await visitor.panel.getByRole('link', { name: visitor.words.place }).getAttribute('href')).toContain('mlat=52.52&mlon=13.405')
	expect(await visitor.panel.getByText('Not for you').count()).toBe(0)
	expect(await visitor.panel.getByText('We close at six').count()).toBe(0)
	expect(await barriers(visitor.page)).toEqual([])
})
