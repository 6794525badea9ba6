import { useState } from 'react'
import type { QueueConfig } from '../../../../core/config/workspace.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { Icon } from '../../ui/icon.tsx'
import type { DraftHandle } from '../draft/use-draft.ts'
import { type FieldProblem, shownConfig } from '../state/draft-state.ts'
import { brokenLineOf, lineOf } from '../state/json-lines.ts'
import { detailText } from '../words/detail-text.ts'
import { useRoutingWords } from '../words/use-routing-words.ts'
import { CodeArea } from './code-area.tsx'
import './json.css'

export interface JsonTabProps {
	readonly draft: DraftHandle
	/** Place of the queue in the configuration. */
	readonly index: number
	readonly isReadOnly: boolean
}

/** All of a queue as it is published, for what the form does not show. */
export function JsonTab({ draft, index, isReadOnly }: JsonTabProps) {
	const { json: words } = useRoutingWords()
	const { locale } = usePreferences()
	const config = shownConfig(draft.state)
	const queue = config.queues[index]
	const source = JSON.stringify(queue, null, 2)
	/** What is being written, and what it was begun on; null while it is the same as the form. */
	const [written, setWritten] = useState<string | null>(null)
	const [refused, setRefused] = useState<FieldProblem | null>(null)
	const [isBusy, setBusy] = useState(false)
	if (!queue) return null
	const text = written ?? source
	const broken = brokenLineOf(text)
	const parsed = broken === null ? JSON.parse(text) as Partial<QueueConfig> : null
	const isRenamed = parsed !== null && parsed.id !== queue.id
	const problem = written === null ? draft.state.problem : refused
	const trouble = troubleOf({
		broken,
		isRenamed,
		problem: inQueue(problem && { ...problem, detail: detailText(problem.detail, locale) }, index),
		text,
		words,
	})

	async function apply(): Promise<void> {
		setBusy(true)
		const problem = await draft.apply({ ...config, queues: config.queues.with(index, parsed as QueueConfig) })
		setBusy(false)
		setRefused(problem)
		if (problem === null) setWritten(null)
	}

	return (
		<div className='json-tab'>
			<p className='setting-hint'>{words.hint}</p>
			<CodeArea
				label={words.label(queue.name)}
				value={text}
				isReadOnly={isReadOnly}
				markedLine={trouble?.line ?? null}
				onChange={(it) => {
					setWritten(it === source ? null : it)
					setRefused(null)
				}}
				describedBy='json-trouble'
			/>
			<div className='json-foot'>
				<p id='json-trouble' role='status' className={trouble ? 'field-error' : 'setting-hint'}>
					{trouble && <Icon name='warning' size={14} />}
					<span>{trouble ? trouble.text : written === null ? words.asForm : words.changed}</span>
				</p>
				{!isReadOnly && (
					<>
						<button
							type='button'
							className='button'
							disabled={written === null}
							onClick={() => {
								setWritten(null)
								setRefused(null)
							}}
						>
							{words.reset}
						</button>
						<button
							type='button'
							className='button primary'
							disabled={written === null || parsed === null || isRenamed || isBusy}
							onClick={() => void apply()}
						>
							{words.apply}
						</button>
					</>
				)}
			</div>
		</div>
	)
}

interface Written {
	readonly broken: number | null
	readonly isRenamed: boolean
	/** Relative to the queue. */
	readonly problem: FieldProblem | null
	readonly text: string
	readonly words: ReturnType<typeof useRoutingWords>['json']
}

function troubleOf({ broken, isRenamed, problem, text, words }: Written): { readonly line: number | null; readonly text: string } | null {
	if (broken !== null) return { line: broken, text: words.broken(broken) }
	if (isRenamed) return { line: lineOf(text, ['id']), text: words.idFixed }
	if (problem === null) return null
	if (problem.field === null) return { line: null, text: problem.detail }
	const line = lineOf(text, problem.field.split('.'))
	return { line, text: `${words.atLine(line)} (${problem.field}): ${problem.detail}` }
}

/** A problem with another part of the configuration is said without a line. */
function inQueue(problem: FieldProblem | null, index: number): FieldProblem | null {
	const prefix = `queues.${index}.`
	if (problem === null || problem.field === null) return problem
	if (problem.field.startsWith(prefix)) return { ...problem, field: problem.field.slice(prefix.length) }
	return { field: null, detail: `${problem.field}: ${problem.detail}` }
}
