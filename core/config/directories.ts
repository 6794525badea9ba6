/** The parts of a configuration that routing does not read: who is with whom, what they may do, and the words they share. */
import { z } from 'zod'
import { PERMISSIONS, SCOPES } from '../access.ts'

const slug = z.string().regex(/^[a-z0-9](?:[a-z0-9-]{0,38}[a-z0-9])?$/, 'small letters, digits and dashes')
const name = z.string().min(1).max(80)
const days = z.int().min(1).max(3_650)

export const COLOURS = ['grey', 'red', 'orange', 'yellow', 'green', 'teal', 'blue', 'purple'] as const

/** What one of its agents holds, and what is in one of its queues, is the team's. */
export const TeamConfig = z.strictObject({ id: slug, name, agents: z.array(slug).default([]), queues: z.array(slug).default([]) })

/** A role of the workspace's own. */
export const RoleConfig = z.strictObject({
	id: slug,
	name,
	permissions: z.array(z.enum(PERMISSIONS)),
	scope: z.enum(SCOPES).default('own'),
})

/** Single sign-on by OpenID Connect (https://openid.net/specs/openid-connect-core-1_0.html). The client's secret is kept apart. */
export const OidcConfig = z.strictObject({
	issuer: z.url(),
	clientId: z.string().min(1).max(200),
	/** What its button says. */
	label: name.default('Single sign-on'),
	/** The role of who comes for the first time; null: only who is staff already may come. */
	newcomers: slug.nullable().default(null),
	/** Mail domains newcomers may have; empty for any. */
	domains: z.array(z.string().regex(/^[a-z0-9.-]{1,253}$/, 'a domain as in shop.example')).max(50).default([]),
})
export type OidcConfig = z.infer<typeof OidcConfig>

export const SignInConfig = z.strictObject({
	/** `required`: who has no second factor sets one up before anything else. */
	twoFactor: z.enum(['optional', 'required']).default('optional'),
	/** Whether a password is taken; false needs single sign-on. */
	password: z.boolean().default(true),
	/** A sign-in lasts so long. */
	sessionHours: z.int().min(1).max(720).default(168),
	oidc: OidcConfig.nullable().default(null),
})

/** A text agents send with a few strokes: `/` and its id. */
export const CannedResponse = z.strictObject({
	id: slug,
	name,
	/** `{customer}` and `{agent}` are filled in. */
	text: z.string().min(1).max(4_000),
	/** For customers of this language; null for all. */
	language: slug.nullable().default(null),
	/** Only in these queues; empty for all. */
	queues: z.array(slug).default([]),
})

export const TagConfig = z.strictObject({ id: slug, name, nameZh: name.nullable().default(null), colour: z.enum(COLOURS).default('grey') })

/** A fact of the company's own. Its value stands among a conversation's attributes under the field's id. */
export const FieldConfig = z.strictObject({
	id: slug,
	name,
	nameZh: name.nullable().default(null),
	type: z.enum(['text', 'number', 'date', 'choice', 'boolean']).default('text'),
	/** For `choice`. */
	choices: z.array(z.string().min(1).max(80)).max(100).default([]),
	/** Shown as dots until somebody who may asks for it, which is recorded. */
	protected: z.boolean().default(false),
})

/** How long what is over is kept. Null: for ever. */
export const RetentionConfig = z.strictObject({
	/** Closed conversations with all that was said. */
	conversationsDays: days.nullable().default(null),
	/** What queues were told and decided. */
	routingDays: days.nullable().default(null),
})

export const Directories = z.strictObject({
	/** What newcomers start with. */
	locale: z.strictObject({ language: z.enum(['en', 'zh']).default('en'), timeZone: z.string().max(64).default('UTC') }).prefault({}),
	teams: z.array(TeamConfig).max(500).default([]),
	roles: z.array(RoleConfig).max(100).default([]),
	signIn: SignInConfig.prefault({}),
	cannedResponses: z.array(CannedResponse).max(1_000).default([]),
	tags: z.array(TagConfig).max(500).default([]),
	fields: z.array(FieldConfig).max(100).default([]),
	retention: RetentionConfig.prefault({}),
})

export const plainDirectories = Directories.parse({})
