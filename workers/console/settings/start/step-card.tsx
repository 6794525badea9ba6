import type { ReactNode } from 'react'
import { Icon } from '../../ui/icon.tsx'
import type { Step } from './steps.ts'

export interface StepCardProps {
	readonly number: number
	readonly title: string
	readonly state: Step['state']
	/** What stands there once it is done. */
	readonly done: string
	readonly children: ReactNode
}

/** One step: open while it is the one to take. */
export function StepCard({ number, title, state, done, children }: StepCardProps) {
	return (
		<li className='start-step' data-state={state} aria-current={state === 'now' ? 'step' : undefined}>
			<span className='start-number' aria-hidden='true'>{state === 'done' ? <Icon name='check' /> : number}</span>
			<div className='start-body'>
				<h2>{title}</h2>
				{state === 'done' && <p className='field-hint'>{done}</p>}
				{state === 'now' && children}
			</div>
		</li>
	)
}
