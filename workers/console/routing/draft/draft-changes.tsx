import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { changesBetween, takenBack } from '../state/changes.ts'
import { shownConfig } from '../state/draft-state.ts'
import { useSpeech } from '../words/speech-context.tsx'
import { ChangeList } from './change-list.tsx'
import type { DraftHandle } from './use-draft.ts'

/** What the draft changes in what is live; each change can be taken back by itself. */
export function DraftChanges({ draft, isReadOnly }: { draft: DraftHandle; isReadOnly: boolean }) {
	const speech = useSpeech()
	const changes = changesBetween(draft.state.live.config, shownConfig(draft.state))
	return (
		<>
			<h3>{speech.words.draft.changes}</h3>
			<ChangeList
				changes={changes}
				speech={speech}
				onTakeBack={isReadOnly ? undefined : (change) => draft.edit((it) => takenBack(it, change) as WorkspaceConfig)}
			/>
		</>
	)
}
