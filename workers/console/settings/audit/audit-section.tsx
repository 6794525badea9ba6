import { useDeferredValue, useMemo, useState } from 'react'
import { AUDIT_ACTS } from '../../../../core/audit/entry.ts'
import { may } from '../../api/me.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { Empty } from '../../ui/empty.tsx'
import { SelectField } from '../../ui/select-field.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { TextFieldBox } from '../../ui/text-field.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import { usePeopleWords } from '../people/words/use-people-words.ts'
import type { PlainSectionProps } from '../section.ts'
import { useAudit } from './api.ts'
import { AuditItem } from './audit-item.tsx'
import '../people/people.css'

const DAY_MS = 86_400_000
const SINCES = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS, ever: null } as const
const ANY = 'any'

/** The record of who did what: searched, read on, exported. */
export function AuditSection({ me, title }: PlainSectionProps) {
	const { words: { app } } = usePreferences()
	const { audit: words, acts } = usePeopleWords()
	const [text, setText] = useState('')
	const [act, setAct] = useState<string>(ANY)
	const [since, setSince] = useState<string>('ever')
	const looked = useDeferredValue(text)
	const filter = useMemo(() => {
		const length = SINCES[since as keyof typeof SINCES]
		return { act: act === ANY ? null : act, text: looked, fromMs: length === null ? null : Date.now() - length }
	}, [act, looked, since])
	const rows = useAudit(filter)
	const items = rows.data?.pages.flatMap((it) => it.items) ?? []
	return (
		<div className='people'>
			<SectionHead title={title} hint={words.hint} />
			<div className='audit-filters' role='search'>
				<TextFieldBox label={words.search} placeholder={words.searchHint} maxLength={100} value={text} onChange={setText} />
				<SelectField
					label={words.act}
					options={[{ id: ANY, name: words.anyAct }, ...AUDIT_ACTS.map((id) => ({ id, name: acts[id] ?? id }))]}
					value={act}
					onChange={setAct}
				/>
				<SelectField
					label={words.since}
					options={Object.keys(SINCES).map((id) => ({ id, name: words.sinces[id as keyof typeof SINCES] }))}
					value={since}
					onChange={setSince}
				/>
				{may(me, 'audit.export') && <a className='button' href='/api/v1/audit/export' download='audit.ndjson'>{words.export}</a>}
			</div>
			{rows.isPending && <Skeleton rows={6} label={app.loading} />}
			{rows.isError && (
				<Empty icon='warning' title={words.failedTitle} text={words.failedText}>
					<button type='button' className='button' onClick={() => void rows.refetch()}>{app.retry}</button>
				</Empty>
			)}
			{rows.isSuccess && items.length === 0 && <Empty icon='info' title={words.none} text={words.noneText} />}
			<ol className='people-list'>{items.map((it) => <AuditItem key={it.seq} row={it} />)}</ol>
			{rows.hasNextPage && (
				<button
					type='button'
					className='button'
					disabled={rows.isFetchingNextPage}
					onClick={() => void rows.fetchNextPage()}
				>
					{words.more}
				</button>
			)}
		</div>
	)
}
