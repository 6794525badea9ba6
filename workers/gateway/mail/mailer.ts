import type { Refusal } from '../../../core/problem.ts'

/** One mail, to one person. */
export interface Mail {
	readonly to: string
	/** One line. */
	readonly subject: string
	readonly text: string
	readonly html: string
}

/** The way out for mail: the lab's outbox on a developer's machine, a mail service where deployed. */
export interface Mailer {
	/** Refused as `mail-unavailable`: whoever asked may copy the link instead, or try again. */
	send(mail: Mail): Promise<{ readonly ok: true } | Refusal>
}
