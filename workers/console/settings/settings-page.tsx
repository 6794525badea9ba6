import type { Me } from '../api/me.ts'
import { DraftDoor } from '../routing/draft/draft-door.tsx'
import { PageLink } from '../shell/page-link.tsx'
import { Empty } from '../ui/empty.tsx'
import { sectionsFor } from './may-set-up.ts'
import { ConfigDesk, PlainDesk } from './settings-desk.tsx'
import { useSettingsWords } from './words/use-settings-words.ts'

/** All that can be set up without touching code; who may only look sees the same. */
export function SettingsPage({ me }: { me: Me }) {
	const { page } = useSettingsWords()
	const sections = sectionsFor(me)
	if (sections.some((it) => it.kind === 'config')) {
		return <DraftDoor me={me} trouble={page.troubleTitle}>{(server) => <ConfigDesk me={me} server={server} />}</DraftDoor>
	}
	if (sections.length > 0) return <PlainDesk me={me} />
	return (
		<main className='page-centre'>
			<Empty icon='lock' title={page.forbiddenTitle} text={page.forbiddenText}>
				<PageLink page='desk' className='button'>{page.back}</PageLink>
			</Empty>
		</main>
	)
}
