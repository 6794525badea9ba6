import { type FormEvent, useState } from 'react'
import type { InboxConfig } from '../../../../core/config/workspace.ts'
import { usePreferences } from '../../i18n/preferences.tsx'
import { complaintOf } from '../../signin/complaint.ts'
import { TextFieldBox } from '../../ui/text-field.tsx'
import { CopyButton } from '../people/copy-button.tsx'
import { originOf, useAllowSite } from './api.ts'
import { useStartWords } from './words.ts'

export function SiteStep({ inbox, onLater }: { inbox: InboxConfig | undefined; onLater: () => void }) {
	const preferences = usePreferences()
	const words = useStartWords()
	const allow = useAllowSite()
	const [site, setSite] = useState('')
	const [isWrong, setWrong] = useState(false)
	function submit(event: FormEvent): void {
		event.preventDefault()
		const origin = originOf(site)
		setWrong(origin === null)
		if (origin !== null) allow.mutate(origin)
	}
	const snippet = `<script src="${location.origin}/widget.js" data-inbox="${inbox?.id ?? ''}" async></script>`
	return (
		<form className='start-form' onSubmit={submit}>
			<p>{words.siteText}</p>
			<TextFieldBox label={words.siteLabel} placeholder='https://shop.example' value={site} onChange={setSite} />
			<p className='field-error' role='alert'>{isWrong ? words.siteWrong : complaintOf(allow.error, preferences)}</p>
			<figure className='start-snippet'>
				<figcaption className='field-label'>{words.snippet}</figcaption>
				<code className='secret'>{snippet}</code>
			</figure>
			<p className='start-acts'>
				<button type='submit' className='button primary' disabled={allow.isPending}>{words.siteAct}</button>
				<CopyButton text={snippet} label={words.copy} done={words.copied} />
				<button type='button' className='button quiet' onClick={onLater}>{words.siteLater}</button>
			</p>
		</form>
	)
}
