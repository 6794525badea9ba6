import { useEffect, useRef, useState } from 'react'
import { useWords } from '../i18n/preferences.tsx'
import { Icon } from './icon.tsx'
import './copy-line.css'

const SAID_MS = 2_000

/** A text to be taken elsewhere, with a button that copies it. `isBlock`: of several lines, as they are. */
export function CopyLine({ text, label, isBlock = false }: { text: string; label: string; isBlock?: boolean }) {
	const { app: words } = useWords()
	const [isCopied, setCopied] = useState(false)
	const shown = useRef<HTMLElement>(null)
	useEffect(() => {
		if (!isCopied) return
		const timer = setTimeout(() => setCopied(false), SAID_MS)
		return () => clearTimeout(timer)
	}, [isCopied])
	function copy(): void {
		// A page that did not come over https has no clipboard: then the text is marked, to be copied by hand.
		if ('clipboard' in navigator) void navigator.clipboard.writeText(text).then(() => setCopied(true))
		else if (shown.current) getSelection()?.selectAllChildren(shown.current)
	}

	return (
		<div className='copy-line' data-block={isBlock}>
			<code ref={shown} tabIndex={0} aria-label={label}>{text}</code>
			<button
				type='button'
				className='button small copy-button'
				aria-label={`${isCopied ? words.copied : words.copy}: ${label}`}
				onClick={copy}
			>
				{isCopied && <Icon name='check' size={14} />}
				{isCopied ? words.copied : words.copy}
			</button>
			<span className='visually-hidden' role='status'>{isCopied ? words.copied : ''}</span>
		</div>
	)
}
