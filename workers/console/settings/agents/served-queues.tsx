import { Button, Menu, MenuItem, MenuTrigger, Popover } from 'react-aria-components'
import type { QueueConfig } from '../../../../core/config/workspace.ts'
import { CountField } from '../../routing/fields/count-field.tsx'
import { useField } from '../../routing/fields/field-context.tsx'
import { SpanField } from '../../routing/fields/span-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Card } from '../parts/card.tsx'
import type { EntryHandle } from '../state/entry-of.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

export interface ServedQueuesProps {
	readonly agent: EntryHandle<'agents'>
	/** All there are. */
	readonly queues: readonly QueueConfig[]
}

/** From which queues an agent is given something, which first, and how late. */
export function ServedQueues({ agent, queues }: ServedQueuesProps) {
	const { agents: words } = useSettingsWords()
	const { entry, at, set } = agent
	const { isReadOnly } = useField(at('queues'))
	const left = queues.filter(({ id }) => !entry.queues.some((it) => it.queue === id))
	return (
		<Card title={words.queues} hint={words.queuesHint} path={at('queues')}>
			{entry.queues.length === 0 && <p className='card-note'>{words.noQueues}</p>}
			{entry.queues.length > 0 && (
				<ul className='rows served'>
					{entry.queues.map((_, i) => <ServedQueue key={i} agent={agent} index={i} queues={queues} />)}
				</ul>
			)}
			{!isReadOnly && left.length > 0 && (
				<div className='card-foot'>
					<MenuTrigger>
						<Button className='button small'>
							<Icon name='plus' size={14} />
							{words.addQueue}
						</Button>
						<Popover className='popover'>
							<Menu className='menu' aria-label={words.addQueue} items={left}>
								{({ id, name }) => (
									<MenuItem
										className='menu-item'
										onAction={() => set('queues', [...entry.queues, { queue: id, priority: 1, delayMs: 0 }])}
									>
										{name}
									</MenuItem>
								)}
							</Menu>
						</Popover>
					</MenuTrigger>
				</div>
			)}
		</Card>
	)
}

interface ServedQueueProps extends ServedQueuesProps {
	readonly index: number
}

function ServedQueue({ agent: { entry, at, set }, index, queues }: ServedQueueProps) {
	const { agents: words, entry: common } = useSettingsWords()
	const { error, isReadOnly } = useField(at('queues', index))
	const served = entry.queues[index]
	if (!served) return null
	const name = queues.find((it) => it.id === served.queue)?.name ?? served.queue
	const put = (part: Partial<typeof served>) => set('queues', entry.queues.with(index, { ...served, ...part }))
	return (
		<li data-field={at('queues', index)}>
			<div className='grow served-name'>
				<span className='truncate'>{name}</span>
				{error && <p className='field-error' role='alert'>{error}</p>}
			</div>
			<div className='served-part'>
				<span aria-hidden='true'>{words.priority}</span>
				<CountField
					isCompact
					label={words.priorityOf(name)}
					path={at('queues', index, 'priority')}
					value={served.priority}
					onChange={(it) => it !== null && put({ priority: it })}
				/>
			</div>
			<div className='served-part'>
				<span aria-hidden='true'>{words.delay}</span>
				<SpanField
					isCompact
					label={words.delayOf(name)}
					path={at('queues', index, 'delayMs')}
					value={served.delayMs}
					onChange={(it) => put({ delayMs: it })}
				/>
			</div>
			{!isReadOnly && (
				<button
					type='button'
					className='button quiet square small'
					aria-label={common.removeOf(name)}
					onClick={() => set('queues', entry.queues.toSpliced(index, 1))}
				>
					<Icon name='close' size={14} />
				</button>
			)}
		</li>
	)
}
