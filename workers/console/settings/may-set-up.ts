import { may, type Me } from '../api/me.ts'
import type { Section } from './section.ts'
import { SECTIONS } from './sections.ts'

/** The sections somebody is shown: those that edit the draft show what is live where it differs. */
export function sectionsFor(me: Pick<Me, 'permissions'>): readonly Section[] {
	return SECTIONS.filter((it) => may(me, it.asks) && (it.kind === 'plain' || may(me, 'config.read')))
}

/** Whether they may change what a section edits. */
export function mayEdit(me: Pick<Me, 'permissions'>, section: Section): boolean {
	if (section.kind === 'plain') return true
	return may(me, 'config.draft') && (section.asksToEdit === undefined || may(me, section.asksToEdit))
}
