import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { may, useMe } from '../../api/me.ts'
import { ROUTING_KEY, useQueueFigures } from '../api.ts'
import { migrateAll } from '../draft/migrate-all.ts'
import { waitingIn } from '../state/touched-queues.ts'
import { useToast } from '../toast.tsx'
import { useRoutingWords } from '../words/use-routing-words.ts'

/** Moves all who wait to what is live; who is on it already stays on it. */
export function MigrateButton() {
	const { publish, versions: words } = useRoutingWords()
	const client = useQueryClient()
	const toast = useToast()
	const [isBusy, setBusy] = useState(false)
	const figures = useQueueFigures().data ?? []
	const queues = figures.map((it) => it.id)
	const waiting = waitingIn(queues, figures)
	const me = useMe().data
	if (waiting === 0 || !me || !may(me, 'queues.migrate')) return null

	async function migrate(): Promise<void> {
		setBusy(true)
		const moved = await migrateAll(queues)
		toast(moved.ok ? publish.migrated(moved.count) : publish.migrateFailed)
		void client.invalidateQueries({ queryKey: [ROUTING_KEY, 'queues'] })
		setBusy(false)
	}

	return <button type='button' className='button small' disabled={isBusy} onClick={() => void migrate()}>{words.migrate(waiting)}</button>
}
