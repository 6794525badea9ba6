import type { Me } from '../api/me.ts'
import { PAGES, visit } from '../hooks/use-page.ts'
import { useWords } from '../i18n/preferences.tsx'
import { mayRoute } from '../shell/may-route.ts'
import { Empty } from '../ui/empty.tsx'
import { BrokenDraft } from './draft/broken-draft.tsx'
import { useServerSide } from './draft/use-draft.ts'
import { RoutingDesk } from './routing-desk.tsx'
import { isWhole } from './state/is-whole.ts'
import { useRoutingWords } from './words/use-routing-words.ts'

/** How conversations are distributed: looked at, tried, changed, published. */
export function RoutingPage({ me }: { me: Me }) {
	const { page } = useRoutingWords()
	if (mayRoute(me)) return <Opened me={me} />
	return (
		<main className='page-centre'>
			<Empty icon='lock' title={page.forbiddenTitle} text={page.forbiddenText}>
				<a
					className='button'
					href={PAGES.desk}
					onClick={(event) => {
						event.preventDefault()
						visit('desk')
					}}
				>
					{page.back}
				</a>
			</Empty>
		</main>
	)
}

function Opened({ me }: { me: Me }) {
	const { page } = useRoutingWords()
	const { app } = useWords()
	const server = useServerSide()
	if (server.data) {
		const { live, saved } = server.data
		if (saved !== null && !isWhole(saved.config, live.config)) return <BrokenDraft me={me} draft={saved} />
		return <RoutingDesk me={me} server={server.data} />
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
