import { useId, useState } from 'react'
import type { AuditActor, AuditRow } from '../../../../core/audit/entry.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { PeopleWords } from '../people/words/en.ts'
import { usePeopleWords } from '../people/words/use-people-words.ts'

/** One thing that was done, in a sentence; the rest of what is known of it opens below. */
export function AuditItem({ row }: { row: AuditRow }) {
	const { tag } = usePreferences()
	const words = usePeopleWords()
	const id = useId()
	const [isOpen, setOpen] = useState(false)
	const when = new Intl.DateTimeFormat(tag, { dateStyle: 'medium', timeStyle: 'medium' }).format(row.atMs)
	return (
		<li className='people-row'>
			<div className='people-who'>
				<p>
					<span className='people-name'>{actorText(row.actor, words)}</span> {words.acts[row.act] ?? row.act}
					{row.target && <span className='field-hint'>· {row.target.id}</span>}
				</p>
				<p className='field-hint'>{when} {row.address ? `· ${words.audit.from(row.address)}` : ''}</p>
				{isOpen && <Details id={id} row={row} />}
			</div>
			<button
				type='button'
				className='button quiet square'
				aria-expanded={isOpen}
				aria-controls={id}
				aria-label={`${words.audit.details}: ${words.audit.row(row.seq)}`}
				onClick={() => setOpen(!isOpen)}
			>
				<Icon name='chevron' />
			</button>
		</li>
	)
}

function Details({ id, row: { seq, target, detail, hash } }: { id: string; row: AuditRow }) {
	return <pre className='audit-detail' id={id}>{JSON.stringify({ seq, target, detail, hash }, null, 2)}</pre>
}

export function actorText(actor: AuditActor, { audit }: Pick<PeopleWords, 'audit'>): string {
	switch (actor.kind) {
		case 'staff':
			return actor.name
		case 'key':
			return audit.key(actor.name)
		case 'stranger':
			return actor.name || audit.stranger
		case 'system':
			return audit.system
	}
}
