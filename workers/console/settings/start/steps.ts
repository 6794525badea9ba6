/** How far a new workspace has come: worked out from what there is, so nothing needs to be ticked off. */
export const STEPS = ['agent', 'site', 'first', 'answer'] as const
export type StepName = (typeof STEPS)[number]

export interface StartFacts {
	/** Somebody of the staff answers customers. */
	readonly hasAgent: boolean
	/** The widget may stand on a site of the company's own. */
	readonly hasSite: boolean
	/** The site can wait: said here, in this browser. */
	readonly isSiteLater: boolean
	/** A customer has written. */
	readonly hasConversation: boolean
	/** Somebody has answered them. */
	readonly hasAnswer: boolean
}

export interface Step {
	readonly name: StepName
	readonly state: 'done' | 'now' | 'later'
}

/** What is done is done in whatever order; the first that is not is what comes now. */
export function stepsOf(facts: StartFacts): readonly Step[] {
	const done = new Set(STEPS.filter((it) => isDone(it, facts)))
	const now = STEPS.find((it) => !done.has(it))
	return STEPS.map((name) => ({ name, state: done.has(name) ? 'done' : name === now ? 'now' : 'later' }))
}

function isDone(step: StepName, facts: StartFacts): boolean {
	switch (step) {
		case 'agent':
			return facts.hasAgent
		case 'site':
			return facts.hasSite || facts.isSiteLater || facts.hasConversation
		case 'first':
			return facts.hasConversation
		case 'answer':
			return facts.hasAnswer
	}
}
