import { type FormEvent, useState } from 'react'
import type { Said } from '../../../../core/protocol/conversation.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { TextFieldBox } from '../../ui/text-field.tsx'
import { useTalkWords } from '../words/use-talk-words.ts'
import { filledTemplate, type Template, templateSaid } from './template-of.ts'

export interface TemplateFormProps {
	/** Without a name: it is named here. */
	readonly template: Template
	/** Whether there is a list to go back to. */
	readonly hasList: boolean
	readonly onSend: (template: Extract<Said, { kind: 'template' }>) => void
	readonly onBack: () => void
}

/** The blanks of a template, and how it reads when they are filled. */
export function TemplateForm({ template, hasList, onSend, onBack }: TemplateFormProps) {
	const { template: words } = useTalkWords()
	const { app } = useWords()
	const isNamed = template.name !== ''
	const [name, setName] = useState(template.name)
	const [language, setLanguage] = useState(template.language)
	const [values, setValues] = useState<readonly string[]>(Array.from({ length: template.blanks }, () => ''))
	const said = templateSaid({ ...template, name, language }, values)

	function submit(event: FormEvent): void {
		event.preventDefault()
		if (said) onSend(said)
	}

	return (
		<form className='dialog-form' onSubmit={submit}>
			{!isNamed && (
				<>
					{!hasList && <p className='field-hint'>{words.none}</p>}
					<TextFieldBox autoFocus label={words.name} maxLength={512} value={name} onChange={setName} />
					<TextFieldBox label={words.language} maxLength={20} value={language} onChange={setLanguage} />
					<TextFieldBox
						label={words.values}
						lines={3}
						value={values.join('\n')}
						onChange={(text) => setValues(text === '' ? [] : text.split('\n'))}
					/>
				</>
			)}
			{isNamed && <p className='field-hint'>{`${template.name} · ${template.language}`}</p>}
			{isNamed && values.map((value, i) => (
				<TextFieldBox
					key={i}
					autoFocus={i === 0}
					label={words.value(i + 1)}
					maxLength={1_000}
					value={value}
					onChange={(it) => setValues(values.map((before, at) => at === i ? it : before))}
				/>
			))}
			{isNamed && (
				<figure className='template-preview'>
					<figcaption className='field-label'>{words.preview}</figcaption>
					<p className='said-text' dir='auto'>{filledTemplate(template.text, values)}</p>
				</figure>
			)}
			<footer className='dialog-foot'>
				<button type='button' className='button' onClick={onBack}>{hasList ? words.back : app.cancel}</button>
				<button type='submit' className='button primary' disabled={!said}>{words.send}</button>
			</footer>
		</form>
	)
}
