import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Said } from '../../../../core/protocol/conversation.ts'
import { http } from '../../api/http.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { DialogWindow } from '../../ui/dialog-window.tsx'
import { PickList } from '../../ui/pick-list.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import { TemplateForm } from './template-form.tsx'
import { templateGroups, templateId } from './template-groups.ts'
import type { Template } from './template-of.ts'

export interface TemplateDialogProps {
	readonly inbox: string
	readonly onSend: (template: Extract<Said, { kind: 'template' }>) => void
	readonly onClose: () => void
}

const NAMED: Template = { name: '', language: '', text: '', blanks: 0 }

/** A message the provider has approved: chosen from those it tells of, or named by hand where it tells none. */
export function TemplateDialog({ inbox, onSend, onClose }: TemplateDialogProps) {
	const { template: words } = useTalkWords()
	const { words: { app }, tag } = usePreferences()
	const { data: templates, isPending } = useQuery({
		queryKey: ['templates', inbox],
		queryFn: ({ signal }) => http<{ items: readonly Template[] }>(`/api/v1/inboxes/${inbox}/templates`, { signal }).then((it) => it.items),
		retry: 1,
		staleTime: 60_000,
	})
	const [chosen, setChosen] = useState<Template | null>(null)
	const known = templates ?? []
	const shown = chosen ?? (known.length === 0 && !isPending ? NAMED : null)
	const send = (template: Extract<Said, { kind: 'template' }>) => {
		onSend(template)
		onClose()
	}
	return (
		<DialogWindow title={words.title} size='m' onClose={onClose}>
			{isPending && <Skeleton rows={3} label={app.loading} />}
			{!isPending && !shown && (
				<>
					<PickList
						label={words.pick}
						placeholder={words.search}
						empty={words.nothing}
						groups={templateGroups(known, tag)}
						value={null}
						onChange={(id) => {
							// A press chooses before the browser moves the focus; the form asks for it after that.
							requestAnimationFrame(() => setChosen(known.find((it) => templateId(it) === id) ?? null))
						}}
					/>
					<footer className='dialog-foot'>
						<button type='button' className='button quiet' onClick={() => setChosen(NAMED)}>{words.other}</button>
						<button type='button' className='button' onClick={onClose}>{app.cancel}</button>
					</footer>
				</>
			)}
			{shown && (
				<TemplateForm
					key={templateId(shown)}
					template={shown}
					hasList={known.length > 0}
					onSend={send}
					onBack={() => known.length > 0 ? setChosen(null) : onClose()}
				/>
			)}
		</DialogWindow>
	)
}
