import { useEffect, useRef } from 'react'
import type { Me } from '../api/me.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { ReadOnlyFields } from '../routing/fields/field-context.tsx'
import type { DraftHandle } from '../routing/draft/use-draft.ts'
import { Icon } from '../ui/icon.tsx'
import { mayEdit } from './may-set-up.ts'
import type { ConfigSection, Section } from './section.ts'
import { settingsHashOf } from './state/settings-route.ts'
import { useSettingsWords } from './words/use-settings-words.ts'

export interface SectionViewProps {
	readonly me: Me
	readonly section: Section
	readonly item: string | null
	/** Null for who sees nothing of the configuration. */
	readonly draft: DraftHandle | null
}

/** The open section, to look at for who may not change it. */
export function SectionView({ me, section, item, draft }: SectionViewProps) {
	const { locale } = usePreferences()
	const { page } = useSettingsWords()
	useFocusInside(item)
	const isReadOnly = !mayEdit(me, section)
	const common = { me, item, title: section.title[locale] }
	return (
		<>
			{isReadOnly && section.kind === 'config' && <ReadOnlyNote section={section} />}
			<div key={item} className='settings-scroll'>
				<div className='settings-column policy-form' data-wide={section.isWide === true && item === null}>
					{item === null && (
						<a className='section-crumb section-back' href={settingsHashOf(null)}>
							<Icon name='back' size={14} />
							{page.backToSections}
						</a>
					)}
					{section.kind === 'plain' && <section.Page {...common} />}
					{section.kind === 'config' && draft !== null && (
						isReadOnly
							? (
								<ReadOnlyFields>
									<section.Page {...common} draft={draft} />
								</ReadOnlyFields>
							)
							: <section.Page {...common} draft={draft} />
					)}
				</div>
			</div>
		</>
	)
}

/** Whoever followed a link that is gone with its list goes on reading where it led. */
function useFocusInside(item: string | null): void {
	const isFirst = useRef(true)
	useEffect(() => {
		if (isFirst.current) {
			isFirst.current = false
			return
		}
		const frame = requestAnimationFrame(() => {
			if (document.activeElement === document.body) document.getElementById('settings-main')?.focus()
		})
		return () => cancelAnimationFrame(frame)
	}, [item])
}

function ReadOnlyNote({ section: { asksToEdit } }: { section: ConfigSection }) {
	const { page, permission } = useSettingsWords()
	return (
		<p className='routing-note' role='note'>
			<Icon name='info' size={14} />
			{asksToEdit ? page.readOnlyFor(permission[asksToEdit]) : page.readOnly}
		</p>
	)
}
