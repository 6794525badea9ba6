import { type ReactNode, useState } from 'react'
import { useWords } from '../../i18n/preferences.tsx'
import { PageLink } from '../../shell/page-link.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Skeleton } from '../../ui/skeleton.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { PlainSectionProps } from '../section.ts'
import { useFirstChat, useStartConfig } from './api.ts'
import { AgentStep } from './agent-step.tsx'
import { NextSteps } from './next-steps.tsx'
import { SiteStep } from './site-step.tsx'
import { type StepName, stepsOf } from './steps.ts'
import { StepCard } from './step-card.tsx'
import { useStartWords } from './words.ts'
import './start.css'

/** From an empty workspace to the first answered customer. */
export function StartSection({ me, title }: PlainSectionProps) {
	const { app } = useWords()
	const words = useStartWords()
	const config = useStartConfig()
	const chat = useFirstChat()
	const [isSiteLater, setSiteLater] = useState(false)
	const head = <SectionHead title={title} hint={words.hint} />
	if (!config.data || chat.isPending) {
		return (
			<>
				{head}
				{config.isError
					? (
						<Empty icon='warning' title={words.failedTitle}>
							<button type='button' className='button' onClick={() => void config.refetch()}>{app.retry}</button>
						</Empty>
					)
					: <Skeleton rows={4} label={app.loading} />}
			</>
		)
	}
	const inbox = config.data.inboxes.find((it) => it.channel === 'web')
	const { hasConversation = false, hasAnswer = false } = chat.data ?? {}
	const steps = stepsOf({
		hasAgent: me.agent !== null || config.data.agents.length > 0,
		hasSite: (inbox?.origins.length ?? 0) > 0,
		isSiteLater,
		hasConversation,
		hasAnswer,
	})
	const done = steps.filter((it) => it.state === 'done').length
	const bodies: Readonly<Record<StepName, ReactNode>> = {
		agent: <AgentStep me={me} />,
		site: <SiteStep inbox={inbox} onLater={() => setSiteLater(true)} />,
		first: <FirstStep inbox={inbox?.id} />,
		answer: <AnswerStep />,
	}
	return (
		<>
			{head}
			<div className='start-progress'>
				<progress max={steps.length} value={done} aria-label={words.progress(done, steps.length)} />
				<p role='status' className='field-hint'>{words.progress(done, steps.length)}</p>
			</div>
			<ol className='start-steps'>
				{steps.map(({ name, state }, i) => (
					<StepCard key={name} number={i + 1} title={words.titles[name]} state={state} done={doneText(name, inbox?.origins ?? [])}>
						{bodies[name]}
					</StepCard>
				))}
			</ol>
			{done === steps.length && <NextSteps />}
		</>
	)

	function doneText(step: StepName, origins: readonly string[]): string {
		const site = origins.length > 0 ? words.siteDone(origins.join(', ')) : words.siteLater
		return { agent: words.agentDone, site, first: words.firstDone, answer: words.answerDone }[step]
	}
}

function FirstStep({ inbox }: { inbox: string | undefined }) {
	const words = useStartWords()
	return (
		<>
			<p>{words.firstText}</p>
			<p className='start-acts'>
				<a className='button primary' href={`/try?inbox=${inbox ?? ''}`} target='_blank' rel='noreferrer'>{words.firstAct}</a>
				<Waiting />
			</p>
		</>
	)
}

function AnswerStep() {
	const words = useStartWords()
	return (
		<>
			<p>{words.answerText}</p>
			<p className='start-acts'>
				<PageLink page='desk' className='button primary'>{words.answerAct}</PageLink>
				<Waiting />
			</p>
		</>
	)
}

function Waiting() {
	const words = useStartWords()
	return (
		<span className='start-waiting'>
			<span className='spinner' aria-hidden='true' />
			{words.waiting}
		</span>
	)
}
