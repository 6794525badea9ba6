import { useEffect, useState } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { useSettingsWords } from '../words/use-settings-words.ts'

const SAID_MS = 2_000

/** A text to be taken elsewhere, with a button that copies it. */
export function CopyLine({ text, label }: { text: string; label: string }) {
	const { entry: words } = useSettingsWords()
	const [isCopied, setCopied] = useState(false)
	useEffect(() => {
		if (!isCopied) return
		const timer = setTimeout(() => setCopied(false), SAID_MS)
		return () => clearTimeout(timer)
	}, [isCopied])
	return (
		<div className='copy-line'>
			<code tabIndex={0} aria-label={label}>{text}</code>
			<button
				type='button'
				className='button small copy-button'
				aria-label={`${words.copy}: ${label}`}
				onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true))}
			>
				{isCopied && <Icon name='check' size={14} />}
				{isCopied ? words.copied : words.copy}
			</button>
			<span className='visually-hidden' role='status'>{isCopied ? words.copied : ''}</span>
		</div>
	)
}
