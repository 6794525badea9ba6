import { useState } from 'react'
import { stampText } from '../../i18n/format.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useVersion, type VersionRow } from '../api.ts'
import { MigrateButton } from './migrate-button.tsx'
import { ChangeList } from '../draft/change-list.tsx'
import { changesBetween } from '../state/changes.ts'
import { problemText } from '../words/problem-text.ts'
import { useSpeech } from '../words/speech-context.tsx'

export interface VersionRowViewProps {
	readonly row: VersionRow
	readonly isLive: boolean
	/** Null for who may not. */
	readonly onRollBack: ((version: number) => void) | null
}

/** One publication: who, when, why, and behind a button what it changed. */
export function VersionRowView({ row, isLive, onRollBack }: VersionRowViewProps) {
	const { tag } = usePreferences()
	const { words: { versions: words } } = useSpeech()
	const [isOpen, setOpen] = useState(false)
	const { version, atMs, by, note, rolledBackTo } = row
	return (
		<li className='version'>
			<div className='version-line'>
				<span className='version-number'>{version}</span>
				<div className='version-text'>
					<p className='version-note'>
						{note ?? (rolledBackTo === null ? (atMs === null ? words.first : words.noNote) : words.rolledBack(rolledBackTo))}
						{isLive && <span className='tag' data-tone='good'>{words.current}</span>}
					</p>
					<p className='setting-hint'>
						{by}
						{by !== null && atMs !== null && ' · '}
						{atMs !== null && <time dateTime={new Date(atMs).toISOString()}>{stampText(atMs, tag)}</time>}
						{note !== null && rolledBackTo !== null && ` · ${words.rolledBack(rolledBackTo)}`}
					</p>
				</div>
				{atMs !== null && (
					<button
						type='button'
						className='button quiet small'
						aria-expanded={isOpen}
						aria-label={isOpen ? words.hide : words.compareTo(version)}
						onClick={() => setOpen(!isOpen)}
					>
						{isOpen ? words.hide : words.compare}
					</button>
				)}
				{isLive && <MigrateButton />}
				{onRollBack && !isLive && (
					<button
						type='button'
						className='button small'
						aria-label={words.rollBackTo(version)}
						onClick={() => onRollBack(version)}
					>
						{words.rollBack}
					</button>
				)}
			</div>
			{isOpen && <VersionChanges version={version} />}
		</li>
	)
}

/** Against the one before it: versions count up by one. */
function VersionChanges({ version }: { version: number }) {
	const { words: { app }, problemWords } = usePreferences()
	const speech = useSpeech()
	const [before, after] = [useVersion(version - 1), useVersion(version)]
	const error = before.error ?? after.error
	if (error) return <p className='field-error version-changes' role='alert'>{problemText(error, problemWords)}</p>
	if (!before.data || !after.data) return <Skeleton rows={1} label={app.loading} />
	return (
		<div className='version-changes'>
			<ChangeList changes={changesBetween(before.data.config, after.data.config)} speech={speech} />
		</div>
	)
}
