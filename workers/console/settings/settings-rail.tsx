import { useMemo } from 'react'
import type { Me } from '../api/me.ts'
import { onRovingKeyDown } from '../hooks/use-roving.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { RailFoot } from '../rail/rail-foot.tsx'
import { changesBetween } from '../routing/state/changes.ts'
import { type DraftState, isDraft, shownConfig } from '../routing/state/draft-state.ts'
import { PageLink } from '../shell/page-link.tsx'
import { Icon } from '../ui/icon.tsx'
import { GROUPS, type Section } from './section.ts'
import { settingsHashOf } from './state/settings-route.ts'
import { useSettingsWords } from './words/use-settings-words.ts'

export interface SettingsRailProps {
	readonly me: Me
	readonly sections: readonly Section[]
	/** Id of the section that is shown. */
	readonly open: string | null
	readonly draft: DraftState | null
}

/** All sections in their groups, with a mark on those that the draft changes or that hold it up. */
export function SettingsRail({ me, sections, open, draft }: SettingsRailProps) {
	const { page, group } = useSettingsWords()
	const marks = useMarks(draft)
	const stop = open ?? sections[0]?.id
	return (
		<nav className='rail' aria-label={page.sections}>
			<div className='rail-head routing-rail-head'>
				<PageLink page='desk' className='button quiet square' label={page.back}>
					<Icon name='back' />
				</PageLink>
				<p className='routing-title'>{page.title}</p>
			</div>
			<div className='rail-scroll' onKeyDown={onRovingKeyDown}>
				{GROUPS.map((it) => {
					const members = sections.filter((section) => section.group === it)
					if (members.length === 0) return null
					return (
						<section key={it} aria-labelledby={`group-${it}`}>
							<h2 className='rail-group' id={`group-${it}`}>{group[it]}</h2>
							<ul>
								{members.map((section) => (
									<SectionLink key={section.id} section={section} isOpen={section.id === open} isStop={section.id === stop} marks={marks} />
								))}
							</ul>
						</section>
					)
				})}
			</div>
			<RailFoot me={me} />
		</nav>
	)
}

interface Marks {
	/** Parts of the configuration that differ from what is live. */
	readonly changed: ReadonlySet<string>
	/** The part that cannot be published. */
	readonly wrong: string | null
}

function useMarks(draft: DraftState | null): Marks {
	return useMemo(() => {
		if (draft === null || !isDraft(draft)) return { changed: new Set(), wrong: null }
		const changes = changesBetween(draft.live.config, shownConfig(draft))
		return { changed: new Set(changes.map(({ path: [part] }) => String(part))), wrong: draft.problem?.field?.split('.')[0] ?? null }
	}, [draft])
}

interface SectionLinkProps {
	readonly section: Section
	readonly isOpen: boolean
	/** The one stop of the list for Tab. */
	readonly isStop: boolean
	readonly marks: Marks
}

function SectionLink({ section, isOpen, isStop, marks }: SectionLinkProps) {
	const { page } = useSettingsWords()
	const { locale } = usePreferences()
	const edits: readonly string[] = section.kind === 'config' ? section.edits : []
	const isWrong = marks.wrong !== null && edits.includes(marks.wrong)
	const isChanged = edits.some((it) => marks.changed.has(it))
	return (
		<li>
			<a
				className='settings-link'
				href={settingsHashOf(section.id)}
				data-roving
				tabIndex={isStop ? 0 : -1}
				aria-current={isOpen ? 'page' : undefined}
			>
				<span className='truncate'>{section.title[locale]}</span>
				{(isWrong || isChanged) && (
					<span className='changed-mark' data-tone={isWrong ? 'bad' : undefined}>
						<span className='visually-hidden'>{isWrong ? page.wrong : page.changed}</span>
					</span>
				)}
			</a>
		</li>
	)
}
