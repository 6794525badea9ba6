import { useState } from 'react'
import { useIsReadOnly } from '../fields/field-context.tsx'
import { Icon } from '../../ui/icon.tsx'
import { conditionText, effectTexts } from '../words/condition-words.ts'
import { useSpeech } from '../words/speech-context.tsx'
import { FormSection } from './form-section.tsx'
import { useQueueForm } from './queue-form-context.ts'
import { RuleForm } from './rule-form.tsx'
import { RuleProblem } from './rule-problem.tsx'

/** What holds for customers or matters of a kind, each rule as a sentence that opens into a form. */
export function RulesSection() {
	const speech = useSpeech()
	const { section, condition: words } = speech.words
	const { queue: { routing: { rules } }, at, set } = useQueueForm()
	const isReadOnly = useIsReadOnly()
	const [open, setOpen] = useState<number | null>(null)
	const path = ['routing', 'rules'] as const

	function add(): void {
		set(path, [...rules, { name: freshName(rules.map((it) => it.name), words.fresh), when: {}, priority: 1 }])
		setOpen(rules.length)
	}

	return (
		<FormSection title={section.rules} hint={section.rulesHint} path={at(...path)}>
			{rules.length === 0 && <p className='rule-none'>{words.none}</p>}
			<ul className='rules' hidden={rules.length === 0}>
				{rules.map((rule, i) => (
					<li key={i} className='rule'>
						<div className='rule-line'>
							<div className='rule-text'>
								<p className='rule-name'>{rule.name}</p>
								<p>{conditionText(rule.when, speech)}</p>
								<ul className='chips'>{effectTexts(rule, speech).map((it) => <li className='chip' key={it}>{it}</li>)}</ul>
							</div>
							{!isReadOnly && (
								<>
									<button
										type='button'
										className='button small'
										aria-expanded={open === i}
										aria-label={open === i ? words.done(rule.name) : words.edit(rule.name)}
										onClick={() => setOpen(open === i ? null : i)}
									>
										{open === i ? speech.words.requirement.done : speech.words.requirement.edit}
									</button>
									<button
										type='button'
										className='button quiet square small'
										aria-label={words.remove(rule.name)}
										onClick={() => {
											setOpen(null)
											set(path, rules.toSpliced(i, 1))
										}}
									>
										<Icon name='close' size={14} />
									</button>
								</>
							)}
						</div>
						{open === i ? <RuleForm index={i} /> : <RuleProblem path={at(...path, i)} />}
					</li>
				))}
			</ul>
			{!isReadOnly && (
				<div className='rule-add'>
					<button type='button' className='button small' onClick={add}>
						<Icon name='plus' size={14} />
						{words.add}
					</button>
				</div>
			)}
		</FormSection>
	)
}

function freshName(taken: readonly string[], name: string): string {
	for (let n = 1;; n++) {
		const candidate = n === 1 ? name : `${name} ${n}`
		if (!taken.includes(candidate)) return candidate
	}
}
