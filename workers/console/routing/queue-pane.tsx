import { Tab, TabList, TabPanel, Tabs } from 'react-aria-components'
import { Icon } from '../ui/icon.tsx'
import { useQueueFigures } from './api.ts'
import { DraftChanges } from './draft/draft-changes.tsx'
import type { DraftHandle } from './draft/use-draft.ts'
import { FiguresText } from './figures-text.tsx'
import { JsonTab } from './json/json-tab.tsx'
import { PolicyForm } from './policy/policy-form.tsx'
import { SimulateTab } from './simulate/simulate-tab.tsx'
import { shownConfig } from './state/draft-state.ts'
import { type TabName, TABS } from './state/routing-route.ts'
import { goRouting } from './use-routing-route.ts'
import { VersionsTab } from './versions/versions-tab.tsx'
import { useRoutingWords } from './words/use-routing-words.ts'

export interface QueuePaneProps {
	readonly draft: DraftHandle
	/** Place of the queue in what is shown. */
	readonly index: number
	readonly tab: TabName
	readonly isReadOnly: boolean
}

/** One queue: its policy, the same as JSON, what a change would do, and what has been published. */
export function QueuePane({ draft, index, tab, isReadOnly }: QueuePaneProps) {
	const { page } = useRoutingWords()
	const config = shownConfig(draft.state)
	const queue = config.queues[index]
	const figures = useQueueFigures()
	if (!queue) return null
	return (
		<Tabs
			className='routing-tabs'
			selectedKey={tab}
			onSelectionChange={(key) => goRouting({ queue: queue.id, tab: TABS.find((it) => it === key) ?? 'policy' })}
		>
			<header className='pane-head routing-head'>
				<button
					type='button'
					className='button quiet square pane-back'
					aria-label={page.backToQueues}
					onClick={() => goRouting({ queue: null, tab })}
				>
					<Icon name='back' />
				</button>
				<div className='pane-who'>
					<h1 className='truncate'>{queue.name}</h1>
					<p className='truncate'>
						<FiguresText figures={figures.data?.find((it) => it.id === queue.id) ?? null} isUnknown={figures.isError} />
					</p>
				</div>
				<TabList className='segments' aria-label={page.tabs}>
					{TABS.map((it) => <Tab key={it} id={it} className='segment'>{page[it]}</Tab>)}
				</TabList>
			</header>
			{isReadOnly && (
				<p className='routing-note' role='note'>
					<Icon name='info' size={14} />
					{page.readOnly}
				</p>
			)}
			<TabPanel id='policy' className='routing-panel'>
				<div className='routing-columns'>
					<PolicyForm config={config} index={index} edit={draft.edit} />
					<aside className='routing-aside' aria-label={page.changes}>
						<DraftChanges draft={draft} isReadOnly={isReadOnly} />
					</aside>
				</div>
			</TabPanel>
			<TabPanel id='json' className='routing-panel'>
				<JsonTab draft={draft} index={index} isReadOnly={isReadOnly} />
			</TabPanel>
			<TabPanel id='simulate' className='routing-panel'>
				<SimulateTab draft={draft.state} queue={queue.id} />
			</TabPanel>
			<TabPanel id='versions' className='routing-panel'>
				<VersionsTab draft={draft} />
			</TabPanel>
		</Tabs>
	)
}
