import { GeneralSection } from './company/general-section.tsx'
import type { ConfigSection, Section } from './section.ts'
import { VersionsSection } from './versions/versions-section.tsx'

/** All that can be set up, in the order of the list on the left. A new section is one entry here. */
export const SECTIONS: readonly Section[] = [
	{
		kind: 'config',
		id: 'general',
		group: 'company',
		title: { en: 'General', zh: '基本信息' },
		asks: 'config.history',
		edits: ['name', 'locale'],
		Page: GeneralSection,
	},
	{
		kind: 'config',
		id: 'versions',
		group: 'history',
		title: { en: 'Versions', zh: '版本' },
		asks: 'config.history',
		edits: [],
		Page: VersionsSection,
	},
]

export const CONFIG_SECTIONS: readonly ConfigSection[] = SECTIONS.filter((it) => it.kind === 'config')
