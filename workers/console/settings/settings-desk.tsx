import { type ReactNode, useEffect, useMemo } from 'react'
import { may, type Me } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'
import { ConflictBanner } from '../routing/draft/conflict-banner.tsx'
import { DraftFoot } from '../routing/draft/draft-foot.tsx'
import { ElsewhereBanner } from '../routing/draft/elsewhere-banner.tsx'
import { type DraftHandle, type ServerSide, useDraft } from '../routing/draft/use-draft.ts'
import { FieldsProvider } from '../routing/fields/field-context.tsx'
import { shownConfig } from '../routing/state/draft-state.ts'
import { ToastProvider } from '../routing/toast.tsx'
import { SpeechProvider } from '../routing/words/speech-context.tsx'
import { PlainPalette } from '../shell/plain-palette.tsx'
import { Empty } from '../ui/empty.tsx'
import { sectionsFor } from './may-set-up.ts'
import type { Section } from './section.ts'
import { CONFIG_SECTIONS } from './sections.ts'
import { SectionView } from './section-view.tsx'
import { SettingsRail } from './settings-rail.tsx'
import { placeOf } from './state/place-of.ts'
import { useSettingsCommands } from './use-settings-commands.ts'
import { useSettingsRoute } from './use-settings-route.ts'
import { useWayTo } from './use-way-to.ts'
import { useSettingsWords } from './words/use-settings-words.ts'
import '../shell/workspace.css'
import '../conversation/conversation.css'
import '../rail/rail.css'
import '../routing/routing.css'
import '../routing/policy/policy-form.css'
import './parts/parts.css'
import './settings.css'

/** The settings of who sees the configuration: all its sections edit one draft, whose state stands below. */
export function ConfigDesk({ me, server }: { me: Me; server: ServerSide }) {
	const draft = useDraft(server, `routing.unsaved.${me.id}`)
	const config = shownConfig(draft.state)
	const isReadOnly = !may(me, 'config.draft')
	return (
		<SpeechProvider config={config}>
			<FieldsProvider problem={draft.state.problem} isReadOnly={isReadOnly}>
				<Desk me={me} draft={draft}>
					{!isReadOnly && <ConflictBanner draft={draft} />}
					{!isReadOnly && <ElsewhereBanner draft={draft} />}
				</Desk>
			</FieldsProvider>
		</SpeechProvider>
	)
}

/** The settings of who sees none of the configuration. */
export function PlainDesk({ me }: { me: Me }) {
	return <Desk me={me} draft={null} />
}

interface DeskProps {
	readonly me: Me
	readonly draft: DraftHandle | null
	/** Stands above the open section. */
	readonly children?: ReactNode
}

function Desk({ me, draft, children }: DeskProps) {
	const { page } = useSettingsWords()
	const { app } = useWords()
	const route = useSettingsRoute()
	const sections = useMemo(() => sectionsFor(me), [me])
	const open = route.section === null ? sections[0] : sections.find((it) => it.id === route.section)
	useFieldAddress(draft)
	return (
		<ToastProvider>
			<title>{`${page.title} · ${app.name}`}</title>
			<a className='skip-link' href='#settings-main' onClick={skip}>{page.skip}</a>
			<div className='workspace settings' data-open={route.section !== null}>
				<SettingsRail me={me} sections={sections} open={open?.id ?? null} draft={draft?.state ?? null} />
				<main className='workspace-main' id='settings-main' tabIndex={-1}>
					{children}
					{open ? <SectionView key={open.id} me={me} section={open} item={route.item} draft={draft} /> : <Gone />}
					{draft && open?.kind === 'config' && <Foot me={me} draft={draft} />}
				</main>
			</div>
			<Palette sections={sections} />
		</ToastProvider>
	)
}

function Gone() {
	const { page } = useSettingsWords()
	return (
		<Empty icon='settings' title={page.goneTitle} text={page.goneText}>
			<h1 className='visually-hidden'>{page.title}</h1>
		</Empty>
	)
}

function Foot({ me, draft }: { me: Me; draft: DraftHandle }) {
	const wayTo = useWayTo(shownConfig(draft.state))
	return <DraftFoot draft={draft} isReadOnly={!may(me, 'config.draft')} mayPublish={may(me, 'config.publish')} wayTo={wayTo} />
}

function Palette({ sections }: { sections: readonly Section[] }) {
	return <PlainPalette commands={useSettingsCommands(sections)} />
}

/** `#/field/teams.0.name`, as other pages say it, becomes the address of where that is edited. */
function useFieldAddress(draft: DraftHandle | null): void {
	const { section, item } = useSettingsRoute()
	useEffect(() => {
		if (section !== 'field' || item === null || draft === null) return
		const place = placeOf(item, shownConfig(draft.state), CONFIG_SECTIONS)
		location.replace(place?.page === 'settings' ? place.hash : '#/')
	}, [section, item, draft])
}

/** The address behind the `#` says which section is open, so the link moves the focus itself. */
function skip(event: { preventDefault(): void }): void {
	event.preventDefault()
	document.getElementById('settings-main')?.focus()
}
