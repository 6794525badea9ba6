import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { it } from 'vitest'
import { eventually } from './support/eventually.ts'
import { useWorld } from './support/world.ts'

const world = useWorld()
const COMMAND = join(import.meta.dirname, '../../local/database-command.ts')

function database(command: 'stop' | 'start'): void {
	const env = { ...process.env, PATCHBAY_DATA: world().home.folder }
	const done = spawnSync(process.execPath, [COMMAND, command], { env, encoding: 'utf8' })
	if (done.status !== 0) throw new Error(done.stderr)
}

/** Whether the archive holds as much of a conversation as the conversation itself. */
async function isWhole(preview: string): Promise<boolean> {
	const archived = (await world().api.conversations()).find((it) => it.preview === preview)
	return archived !== undefined && archived.seq === (await world().api.conversation(archived.id)).seq
}

it('goes on chatting while the database is stopped, says so where it matters, and archives all of it afterwards', async () => {
	const [ana, visitor, late] = [await world().agent(), await world().visitor(), await world().visitor()]
	await ana.starts('Ana Flores')
	await visitor.asks('Before the database stopped')
	await ana.accepts('Before the database stopped')
	database('stop')
	try {
		await visitor.says('While it is stopped')
		await ana.hears('While it is stopped')
		await ana.replies('I hear you all the same')
		await visitor.sees('I hear you all the same')
		await late.asks('New while it is stopped')
		await ana.accepts('New while it is stopped')
		await ana.replies('You too')
		await late.sees('You too')
		await ana.page.getByRole('button', { name: 'Recent', exact: true }).click()
		await ana.page.getByText('History is catching up').waitFor()
		await ana.page.getByRole('button', { name: 'Try again' }).waitFor()
	} finally {
		database('start')
	}
	for (const preview of ['You too', 'I hear you all the same']) await eventually(() => isWhole(preview)).toBe(true)
	await ana.page.getByRole('button', { name: 'Only mine' }).click()
	await ana.row('You too').waitFor()
	await ana.row('I hear you all the same').waitFor()
})
