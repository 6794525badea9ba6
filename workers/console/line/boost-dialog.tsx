import { useState } from 'react'
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components'
import { durationText } from '../i18n/format.ts'
import { useWords } from '../i18n/preferences.tsx'
import { useSaying } from '../shell/say-context.tsx'
import { minutesOf } from '../state/minutes.ts'
import { TextFieldBox } from '../ui/text-field.tsx'
import { BOOSTS_MIN, MINUTE_MS } from './act-context.ts'
import { type ActDialogProps, ActForm } from './act-dialog.tsx'
import { useActing } from './use-acting.ts'

const MOST_MIN = 1_440
const CHOICES = [...BOOSTS_MIN, 60].map(String)

/** Moves somebody ahead in line, as if they had come earlier. */
export function BoostDialog({ target, onClose }: ActDialogProps) {
	const words = useWords()
	const { act } = words
	const { say } = useSaying()
	const acting = useActing(target)
	const [text, setText] = useState(CHOICES[0] ?? '')
	const minutes = minutesOf(text, MOST_MIN)

	function submit(): void {
		if (minutes === null) return
		const byMs = minutes * MINUTE_MS
		acting.run({ type: 'boost', byMs }, () => {
			say(act.boosted(target.name, durationText(byMs, words)))
			onClose()
		})
	}

	return (
		<ActForm
			title={act.boostTitle(target.name)}
			submit={act.submitBoost}
			isReady={minutes !== null}
			acting={acting}
			onSubmit={submit}
			onClose={onClose}
		>
			<div className='act-minutes'>
				<TextFieldBox autoFocus label={act.minutes} value={text} onChange={setText} />
				<ToggleButtonGroup
					className='segments'
					aria-label={act.boost}
					selectionMode='single'
					selectedKeys={minutes === null ? [] : [String(minutes)]}
					onSelectionChange={(keys) => setText(CHOICES.find((it) => keys.has(it)) ?? text)}
				>
					{CHOICES.map((it) => <ToggleButton key={it} id={it} className='segment'>{act.by(Number(it))}</ToggleButton>)}
				</ToggleButtonGroup>
			</div>
			<p className='field-hint act-hint' role='status'>{minutes === null ? act.minutesBad(MOST_MIN) : act.boostHint}</p>
		</ActForm>
	)
}
