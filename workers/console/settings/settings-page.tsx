import type { Me } from '../api/me.ts'
import { useWords } from '../i18n/preferences.tsx'
import { BrokenDraft } from '../routing/draft/broken-draft.tsx'
import { useServerSide } from '../routing/draft/use-draft.ts'
import { isWhole } from '../routing/state/is-whole.ts'
import { PageLink } from '../shell/page-link.tsx'
import { Empty } from '../ui/empty.tsx'
import { sectionsFor } from './may-set-up.ts'
import { ConfigDesk, PlainDesk } from './settings-desk.tsx'
import { useSettingsWords } from './words/use-settings-words.ts'

/** All that can be set up without touching code; who may only look sees the same. */
export function SettingsPage({ me }: { me: Me }) {
	const { page } = useSettingsWords()
	const sections = sectionsFor(me)
	if (sections.some((it) => it.kind === 'config')) return <Opened me={me} />
	if (sections.length > 0) return <PlainDesk me={me} />
	return (
		<main className='page-centre'>
			<Empty icon='lock' title={page.forbiddenTitle} text={page.forbiddenText}>
				<PageLink page='desk' className='button'>{page.back}</PageLink>
			</Empty>
		</main>
	)
}

function Opened({ me }: { me: Me }) {
	const { page } = useSettingsWords()
	const { app } = useWords()
	const server = useServerSide()
	if (server.data) {
		const { live, saved } = server.data
		if (saved !== null && !isWhole(saved.config, live.config)) return <BrokenDraft me={me} draft={saved} />
		return <ConfigDesk me={me} server={server.data} />
	}
	return (
		<main className='page-centre' aria-busy={server.isPending}>
			{server.isPending
				? <span className='spinner' role='status' aria-label={app.loading} />
				: (
					<Empty icon='warning' title={page.troubleTitle} text={server.error?.message}>
						<button type='button' className='button' onClick={() => void server.refetch()}>{app.retry}</button>
					</Empty>
				)}
		</main>
	)
}
