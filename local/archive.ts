/** `npm run archive -- replay`: sends the dead letters of the running local server back to its archive. */
import { z } from 'zod'
import { openDataFolder } from './data-folder.ts'
import { exitWith, Fault, reason } from './fault.ts'

const Replayed = z.object({ replayed: z.int(), more: z.boolean().optional() })
const Listed = z.object({
	items: z.array(z.object({ key: z.string(), bytes: z.int(), reason: z.string().optional() })),
	nextCursor: z.string().nullable(),
})
const USAGE = 'npm run archive -- list | replay'

const home = `http://127.0.0.1:${process.env['PORT'] || 8787}`

try {
	const [command] = process.argv.slice(2)
	if (command === 'replay') await replay()
	else if (command === 'list') await list()
	else throw new Fault(USAGE)
} catch (thrown) {
	exitWith(thrown)
}

async function replay(): Promise<void> {
	let total = 0
	for (let more = true; more;) {
		const told = Replayed.parse(await ask('POST', '/api/v1/archive/replay'))
		total += told.replayed
		more = told.more === true && told.replayed > 0
	}
	console.log(`${total} dead letters sent back to the archive`)
}

async function list(): Promise<void> {
	let cursor: string | null = ''
	while (cursor !== null) {
		const page: z.infer<typeof Listed> = Listed.parse(
			await ask('GET', `/api/v1/archive/dead-letters${cursor && `?cursor=${encodeURIComponent(cursor)}`}`),
		)
		for (const it of page.items) console.log(`${it.key}  ${it.bytes} bytes  ${it.reason ?? ''}`)
		cursor = page.nextCursor
	}
}

async function ask(method: string, path: string): Promise<unknown> {
	const key = process.env['PATCHBAY_API_KEY'] || openDataFolder(process.env['PATCHBAY_DATA'] || '.data').kept.apiKey
	const response = await fetch(home + path, { method, headers: { authorization: `Bearer ${key}` } }).catch((thrown) => {
		throw new Fault(`nothing answers at ${home} (${reason(thrown)}); is npm start running? PORT names another port`)
	})
	const text = await response.text()
	if (!response.ok) throw new Fault(`${method} ${path} answered ${response.status}: ${text}`)
	return JSON.parse(text)
}
