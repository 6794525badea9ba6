import { useState } from 'react'
import { Input, Label, Text, TextField } from 'react-aria-components'
import { usePreferences } from '../../../i18n/preferences.tsx'
import { useSettingsWords } from '../../words/use-settings-words.ts'
import { lookOf } from '../state/look-of.ts'
import { madeWord } from '../state/made-word.ts'
import type { FieldGuide } from '../words/guide.ts'
import { useSetupWords } from '../words/setup-words.ts'
import { Marked } from './marked.tsx'

export interface CredentialAskProps {
	/** As the contract calls it. */
	readonly field: string
	/** Null for one that no guide tells of. */
	readonly guide: FieldGuide | null
	readonly value: string
	readonly onChange: (value: string) => void
	/** Why it is not taken. */
	readonly error: string | null
	/** Whether and when it was set before. */
	readonly state?: { readonly isSet: boolean; readonly text: string }
	readonly isReadOnly?: boolean
}

/** One credential: where it is found, how it looks, and a word when what was pasted looks like something else. */
export function CredentialAsk({ field, guide, value, onChange, error, state, isReadOnly = false }: CredentialAskProps) {
	const words = useSetupWords()
	const { inboxes, credential } = useSettingsWords()
	const { locale } = usePreferences()
	const [isShown, setShown] = useState(guide?.isOpen === true)
	const names: Readonly<Record<string, string>> = credential
	const name = names[field] ?? field
	const look = guide ? lookOf(value, guide.looks) : 'fine'
	const warning = look === 'odd' ? words.odd : look === 'blank' ? words.blank : ''
	return (
		<TextField
			className='credential-ask'
			type={isShown ? 'text' : 'password'}
			value={value}
			onChange={onChange}
			isInvalid={error !== null}
			isDisabled={isReadOnly}
		>
			<div className='credential-head'>
				<Label className='setting-label'>{name}</Label>
				{state && <span className='setting-hint credential-state' data-set={state.isSet}>{state.text}</span>}
			</div>
			{guide && (
				<Text slot='description' className='setting-hint'>
					<Marked text={guide.where[locale]} />
				</Text>
			)}
			<div className='credential-line'>
				<Input
					className='input'
					autoComplete={isShown ? 'off' : 'new-password'}
					autoCapitalize='off'
					spellCheck={false}
					data-name={field}
					placeholder={state?.isSet ? inboxes.replace : undefined}
				/>
				{!isReadOnly && guide?.isOpen !== true && (
					<button
						type='button'
						className='button'
						aria-pressed={isShown}
						aria-label={isShown ? words.hideOf(name) : words.showOf(name)}
						onClick={() => setShown(!isShown)}
					>
						{isShown ? words.hide : words.show}
					</button>
				)}
				{!isReadOnly && guide?.madeChars !== undefined && (
					<button
						type='button'
						className='button'
						aria-label={value === '' ? words.makeOf(name) : words.againOf(name)}
						onClick={() => onChange(madeWord(guide.madeChars ?? 0, (it) => crypto.getRandomValues(it)))}
					>
						{value === '' ? words.make : words.again}
					</button>
				)}
			</div>
			<div className='credential-foot-line'>
				{error !== null ? <p className='field-error' role='alert'>{error}</p> : (
					<p className='credential-warning' role='status'>
						{warning || (guide?.example && value === '' && <Example text={guide.example} />)}
					</p>
				)}
			</div>
		</TextField>
	)
}

function Example({ text }: { text: string }) {
	const words = useSetupWords()
	return (
		<span className='setting-hint'>
			{words.example} <code>{text}</code>
		</span>
	)
}
