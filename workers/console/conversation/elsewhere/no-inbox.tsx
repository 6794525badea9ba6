import { may, useMe } from '../../api/me.ts'
import { ApiProblem } from '../../api/http.ts'
import { useInboxes } from '../../api/directory.ts'
import { visit } from '../../hooks/use-page.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'

/** Why there is no inbox to choose: none is set up, none is left, or which there are cannot be read. */
export function NoInbox({ isSetUp }: { isSetUp: boolean }) {
	const { elsewhere: words } = useTalkWords()
	const { app } = useWords()
	const me = useMe().data
	const { isPending, error, refetch } = useInboxes()
	if (isPending) return <Skeleton rows={2} label={app.loading} />
	if (error instanceof ApiProblem && error.status === 403) return <Empty icon='lock' title={words.forbidden} />
	if (error) {
		return (
			<Empty icon='warning' title={words.unread}>
				<button type='button' className='button' onClick={() => void refetch()}>{app.retry}</button>
			</Empty>
		)
	}
	if (isSetUp) return <Empty icon='check' title={words.everywhere} />
	return (
		<Empty icon='inbox' title={words.noneTitle} text={words.noneText}>
			{me && may(me, 'inboxes.manage') && (
				<button type='button' className='button' onClick={() => visit('settings', '#/inboxes')}>{words.toInboxes}</button>
			)}
		</Empty>
	)
}
