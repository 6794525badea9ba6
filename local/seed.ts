/** The demo workspace's staff, so that a first visitor can sign in as somebody. */
import { hashPassword } from 'better-auth/crypto'
import { randomUUID } from 'node:crypto'
import type { Client } from 'pg'
import { DEMO_WORKSPACE } from '../core/config/demo.ts'

export const DEMO_PASSWORD = 'patchbay-demo'

export interface DemoStaff {
	readonly email: string
	readonly name: string
	readonly role: 'administrator' | 'supervisor' | 'agent'
	readonly agent: string | null
}

export const demoStaff: readonly DemoStaff[] = [
	{ email: 'admin@demo.test', name: 'Robin Hale', role: 'administrator', agent: null },
	{ email: 'lead@demo.test', name: 'Mara Lindqvist', role: 'supervisor', agent: null },
	{ email: 'ana@demo.test', name: 'Ana Flores', role: 'agent', agent: 'ana' },
	{ email: 'wei@demo.test', name: '王伟 Wei', role: 'agent', agent: 'wei' },
	{ email: 'sam@demo.test', name: 'Sam Okafor', role: 'agent', agent: 'sam' },
]

/** Adds them once, to a database that has no staff in the demo workspace yet: who was removed stays removed. */
export async function seed(client: Client): Promise<void> {
	const present = await client.query('SELECT 1 FROM "user" WHERE workspace = $1 LIMIT 1', [DEMO_WORKSPACE])
	if (present.rowCount) return
	const passwords = await Promise.all(demoStaff.map(() => hashPassword(DEMO_PASSWORD)))
	await client.query('BEGIN')
	for (const [i, person] of demoStaff.entries()) await add(client, { ...person, passwordHash: passwords[i] ?? '' })
	await client.query('COMMIT')
}

async function add(client: Client, person: DemoStaff & { passwordHash: string }): Promise<void> {
	const id = randomUUID()
	await client.query(
		'INSERT INTO "user" (id, workspace, name, email, email_verified, role, agent) VALUES ($1, $2, $3, $4, true, $5, $6)',
		[id, DEMO_WORKSPACE, person.name, person.email, person.role, person.agent],
	)
	await client.query(
		"INSERT INTO account (id, user_id, provider_id, account_id, password) VALUES ($1, $2, 'credential', $2, $3)",
		[randomUUID(), id, person.passwordHash],
	)
}
