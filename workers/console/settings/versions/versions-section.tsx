import { VersionsTab } from '../../routing/versions/versions-tab.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'

/** Everything ever published, with the way back. */
export function VersionsSection({ title, draft }: ConfigSectionProps) {
	const { versions: words } = useSettingsWords()
	return (
		<>
			<SectionHead title={title} hint={words.hint} />
			<VersionsTab draft={draft} />
		</>
	)
}
