import { type Refusal, refuse } from '../../../core/problem.ts'
import { logError } from '../../../durable-objects/shared/log.ts'
import type { WorkerEnv } from '../worker-env.ts'
import { within } from '../within.ts'
import { labFor } from './lab.ts'
import type { Mail, Mailer } from './mailer.ts'

const SEND_LIMIT_MS = 5_000

type Send = (mail: Mail) => Promise<unknown>

/** The lab where there is one, else the mail service the Worker is bound to. */
export function openMailer(env: WorkerEnv): Mailer {
	const send = toLab(env) ?? toService(env)
	return {
		send: (mail) => (send ? tried(send, mail) : Promise.resolve(refuse('mail-unavailable', { detail: 'No mail service is set up' }))),
	}
}

function toLab(env: WorkerEnv): Send | null {
	const lab = labFor(env)
	if (!lab) return null
	return async (mail) => {
		const headers = { ...lab.headers, 'content-type': 'application/json' }
		const answer = await fetch(`${lab.url}/outbox`, { method: 'POST', headers, body: JSON.stringify(mail) })
		await answer.body?.cancel()
		if (!answer.ok) throw new Error(`the lab answered ${answer.status}`)
	}
}

/** Cloudflare's own (https://developers.cloudflare.com/email-routing/email-workers/send-email-workers/). */
function toService({ EMAIL: service, PATCHBAY_MAIL_FROM: from }: WorkerEnv): Send | null {
	return service && from ? (mail) => service.send({ from, ...mail }) : null
}

/** The address stays out of the log: who was invited where is nobody's business there. */
async function tried(send: Send, mail: Mail): Promise<{ readonly ok: true } | Refusal> {
	try {
		await within(SEND_LIMIT_MS, send(mail))
		return { ok: true }
	} catch (error) {
		logError('mail-unavailable', { error })
		return refuse('mail-unavailable')
	}
}
