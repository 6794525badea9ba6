import { useState } from 'react'
import type { Callback } from '../../../core/routing/offer.ts'
import { stampText } from '../i18n/format.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { reachHref } from '../state/reach.ts'
import { Icon } from '../ui/icon.tsx'

/** Where to reach a customer who asked to be called back: to press, where the machine can, and to copy. */
export function CallbackBar({ callback: { attempt, to, expiresAtMs } }: { callback: Callback }) {
	const { words: { callback: words, app }, tag } = usePreferences()
	const [copied, setCopied] = useState(false)
	const href = reachHref(to)
	const copy = () => void navigator.clipboard.writeText(to).then(() => setCopied(true), () => setCopied(false))
	return (
		<section className='pane-foot callback-bar' aria-label={words.title(attempt)}>
			<Icon name='clock' />
			<div className='callback-text'>
				<p className='wrap-up-title'>{words.title(attempt)}</p>
				<p>{words.until(stampText(expiresAtMs, tag))}</p>
			</div>
			{href ? <a className='callback-to' href={href}>{to}</a> : <span className='callback-to'>{to}</span>}
			<button type='button' className='button small' onClick={copy}>{copied ? app.copied : app.copy}</button>
		</section>
	)
}
