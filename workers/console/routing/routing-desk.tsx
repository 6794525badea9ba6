import { useMemo } from 'react'
import { may, type Me } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'
import { PlainPalette } from '../shell/plain-palette.tsx'
import { usePageKey } from '../shell/use-page-key.ts'
import { Empty } from '../ui/empty.tsx'
import { ConflictBanner } from './draft/conflict-banner.tsx'
import { DraftFoot } from './draft/draft-foot.tsx'
import { ElsewhereBanner } from './draft/elsewhere-banner.tsx'
import { type DraftHandle, type ServerSide, useDraft } from './draft/use-draft.ts'
import { FieldsProvider } from './fields/field-context.tsx'
import { QueuePane } from './queue-pane.tsx'
import { QueueRail } from './queue-rail.tsx'
import { UntriedNote } from './simulate/untried-note.tsx'
import { StudyProvider } from './simulate/study-context.tsx'
import { shownConfig } from './state/draft-state.ts'
import { ToastProvider } from './toast.tsx'
import { useWayTo } from './use-way-to.ts'
import { useRoutingCommands } from './use-routing-commands.ts'
import { useRoutingRoute } from './use-routing-route.ts'
import { SpeechProvider } from './words/speech-context.tsx'
import { useRoutingWords } from './words/use-routing-words.ts'
import '../shell/workspace.css'
import '../conversation/conversation.css'
import '../rail/rail.css'
import '../rail/work-row.css'
import './routing.css'

/** The queues on the left, one of them in the middle, the draft below. */
export function RoutingDesk({ me, server }: { me: Me; server: ServerSide }) {
	const draft = useDraft(server, `routing.unsaved.${me.id}`)
	const config = shownConfig(draft.state)
	const route = useRoutingRoute()
	const words = useRoutingWords()
	const { app } = useWords()
	const isReadOnly = !may(me, 'config.draft')
	const commands = useRoutingCommands(config, route)
	const index = useMemo(() => config.queues.findIndex((it) => it.id === route.queue), [config, route.queue])
	return (
		<SpeechProvider config={config}>
			<ToastProvider>
				<StudyProvider>
					<FieldsProvider problem={draft.state.problem} isReadOnly={isReadOnly}>
						<title>{`${words.page.title} · ${app.name}`}</title>
						<a className='skip-link' href='#routing-main' onClick={skip}>{words.page.skip}</a>
						<div className='workspace routing' data-open={route.queue !== null}>
							<QueueRail me={me} draft={draft.state} route={route} />
							<main className='workspace-main routing-main' id='routing-main' tabIndex={-1}>
								{!isReadOnly && <ConflictBanner draft={draft} />}
								{!isReadOnly && <ElsewhereBanner draft={draft} />}
								{index >= 0 && <QueuePane key={route.queue} draft={draft} index={index} tab={route.tab} isReadOnly={isReadOnly} />}
								{index < 0 && (
									<Empty
										icon='routing'
										title={route.queue === null ? words.page.pickTitle : words.page.goneTitle}
										text={route.queue === null ? undefined : words.page.goneText}
									>
										<h1 className='visually-hidden'>{words.page.title}</h1>
									</Empty>
								)}
								<Foot me={me} draft={draft} />
							</main>
						</div>
						<PlainPalette commands={commands} />
						<PageKey me={me} />
					</FieldsProvider>
				</StudyProvider>
			</ToastProvider>
		</SpeechProvider>
	)
}

function Foot({ me, draft }: { me: Me; draft: DraftHandle }) {
	const shown = shownConfig(draft.state)
	const wayTo = useWayTo(shown)
	return (
		<DraftFoot
			draft={draft}
			isReadOnly={!may(me, 'config.draft')}
			mayPublish={may(me, 'config.publish')}
			wayTo={wayTo}
			adviceFor={(close) => <UntriedNote live={draft.state.live.config} shown={shown} onGo={close} />}
		/>
	)
}

/** The address behind the `#` says which queue is open, so the link moves the focus itself. */
function skip(event: { preventDefault(): void }): void {
	event.preventDefault()
	document.getElementById('routing-main')?.focus()
}

/** Who has an agent has this key from their desk already. */
function PageKey({ me }: { me: Me }) {
	return me.agent === null ? <OwnPageKey me={me} /> : null
}

function OwnPageKey({ me }: { me: Me }) {
	usePageKey(me)
	return null
}
