import type { WorkerdOptions } from '../workerd.ts'
import { OURS } from './ours.ts'

/** The whole Worker, as `wrangler.toml` binds it, without a database: staff and configuration are the demo's. */
export const WHOLE: WorkerdOptions = {
	entry: '../../workers/gateway/index.ts',
	objects: {
		...OURS.objects,
		...{ STAFF: 'StaffObject', GUARD: 'GuardObject', AUDIT: 'AuditObject' },
		...{ CONTACT_POINT: 'ContactPointObject', INBOX: 'InboxObject', PERSON: 'PersonObject' },
	},
	queues: ['ARCHIVE'],
	standIns: { 'durable-objects/shared/mail-out.ts': 'no-mail.ts' },
}
