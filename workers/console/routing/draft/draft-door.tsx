import type { ReactNode } from 'react'
import type { Me } from '../../api/me.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { Empty } from '../../ui/empty.tsx'
import { isWhole } from '../state/is-whole.ts'
import { BrokenDraft } from './broken-draft.tsx'
import { type ServerSide, useServerSide } from './use-draft.ts'

export interface DraftDoorProps {
	readonly me: Me
	/** What cannot be read, when it cannot. */
	readonly trouble: string
	readonly children: (server: ServerSide) => ReactNode
}

/** To a page that edits the configuration, once what is live and what is drafted have been read. */
export function DraftDoor({ me, trouble, children }: DraftDoorProps) {
	const { app } = useWords()
	const server = useServerSide()
	if (server.data) {
		const { live, saved } = server.data
		if (saved !== null && !isWhole(saved.config, live.config)) return <BrokenDraft me={me} draft={saved} />
		return children(server.data)
	}
	return (
		<main className='page-centre' aria-busy={server.isPending}>
			{server.isPending
				? <span className='spinner' role='status' aria-label={app.loading} />
				: (
					<Empty icon='warning' title={trouble} text={server.error?.message}>
						<button type='button' className='button' onClick={() => void server.refetch()}>{app.retry}</button>
					</Empty>
				)}
		</main>
	)
}
