import { useState } from 'react'
import { useAccountWords } from './words/use-account-words.ts'

/** Shown once. They can be taken along in the ways people keep such things. */
export function RecoveryCodes({ codes, onKept }: { codes: readonly string[]; onKept: () => void }) {
	const { twoFactor: words } = useAccountWords()
	const [isCopied, setCopied] = useState(false)
	const text = `${codes.join('\n')}\n`
	return (
		<div className='account-form'>
			<p>{words.codesHint}</p>
			<ul className='recovery-codes' aria-label={words.codesTitle}>
				{codes.map((it) => (
					<li key={it}>
						<code>{it}</code>
					</li>
				))}
			</ul>
			<div className='account-acts'>
				<button
					type='button'
					className='button'
					onClick={() => void navigator.clipboard.writeText(text).then(() => setCopied(true), () => undefined)}
				>
					{isCopied ? words.copied : words.copy}
				</button>
				<a className='button' download='patchbay-recovery-codes.txt' href={`data:text/plain;charset=utf-8,${encodeURIComponent(text)}`}>
					{words.download}
				</a>
				<button type='button' className='button primary' onClick={onKept}>{words.kept}</button>
			</div>
		</div>
	)
}
