import { useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { fetchPublished } from '../../../routing/api.ts'
import { type DraftHandle, SERVER_SIDE_KEY, type ServerSide } from '../../../routing/draft/use-draft.ts'
import { isDraft, shownConfig } from '../../../routing/state/draft-state.ts'
import { mergeThree } from '../../../routing/state/merge.ts'
import { clientId } from '../../../live/client-id.ts'
import { knowInbox, type LiveInbox, openInbox } from '../api.ts'
import type { OpeningBody } from '../state/opening.ts'

/** Opens an inbox at once, beside the draft; a draft there is goes on from it, as it would from what a colleague has published. */
export function useOpenInbox(draft: DraftHandle): (body: OpeningBody) => Promise<LiveInbox> {
	const client = useQueryClient()
	const asked = useRef({ body: '', key: '' })
	return async (body) => {
		// The same again, when the answer to the first was lost, opens no second one.
		const said = JSON.stringify(body)
		if (asked.current.body !== said) asked.current = { body: said, key: clientId() }
		const inbox = await openInbox(body, asked.current.key)
		knowInbox(client, inbox)
		const before = draft.state
		const live = await fetchPublished()
		await client.cancelQueries({ queryKey: SERVER_SIDE_KEY })
		client.setQueryData<ServerSide>(SERVER_SIDE_KEY, (it) => it && { ...it, live })
		draft.dispatch({ type: 'heard', live, saved: before.saved })
		if (isDraft(before) && before.base === before.live.version) {
			const merged = mergeThree({ base: before.live.config, mine: shownConfig(before), theirs: live.config })
			draft.dispatch({ type: 'rebased', config: merged.document })
		}
		return inbox
	}
}
