import type { Me } from '../api/me.ts'
import { PAGES, visit } from '../hooks/use-page.ts'
import { mayRoute } from '../shell/may-route.ts'
import { Empty } from '../ui/empty.tsx'
import { DraftDoor } from './draft/draft-door.tsx'
import { RoutingDesk } from './routing-desk.tsx'
import { useRoutingWords } from './words/use-routing-words.ts'

/** How conversations are distributed: looked at, tried, changed, published. */
export function RoutingPage({ me }: { me: Me }) {
	const { page } = useRoutingWords()
	if (mayRoute(me)) return <DraftDoor me={me} trouble={page.troubleTitle}>{(server) => <RoutingDesk me={me} server={server} />}</DraftDoor>
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
