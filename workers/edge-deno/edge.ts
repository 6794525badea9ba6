import { refuse } from '../../core/problem.ts'
import { makeApp } from '../gateway/app.ts'
import type { Services } from '../gateway/services.ts'

const away = () => Promise.resolve(refuse('archive-unavailable'))

/** No objects, no Postgres, no bucket. */
const nothing: Services = {
	askStaff: () => Promise.resolve(refuse('staff-unavailable')),
	mailer: { send: () => Promise.resolve(refuse('mail-unavailable')) },
	files: null,
	staff: () => Promise.resolve(null),
	listConversations: away,
	listDecisions: away,
	readRecording: away,
	findAudit: away,
	readAudit: away,
	listDeadLetters: away,
	replayDeadLetters: away,
	staffInUse: () => Promise.resolve(null),
	countOpen: () => Promise.resolve(null),
	pingDatabase: () => Promise.resolve(null),
}

const app = makeApp(nothing)

/** The gateway as an edge without objects can be it: says how it is, what the API is like, and refuses the rest by name. */
export function edge(request: Request): Response | Promise<Response> {
	return app.fetch(request, {})
}
