/** What Slack posts, but for what it tells of: who we are to it. */
import { type Fields, fieldsOf, listOf, textOf } from '../shared/read.ts'

export interface Post {
	readonly event: Fields
	/** Slack's id of the event, the same however often it is delivered; null when it has none. */
	readonly id: string | null
	/** Our bot's users. */
	readonly own: ReadonlySet<string>
	/** Workspaces our app is in. */
	readonly teams: ReadonlySet<string>
	/** The channel is one of two companies. */
	readonly isShared: boolean
}

export function postOf(body: Fields): Post {
	const authorizations = listOf(body.authorizations).map(fieldsOf)
	const texts = (values: readonly unknown[]): ReadonlySet<string> => new Set(values.map(textOf).filter((it) => it !== null))
	return {
		event: fieldsOf(body.event),
		id: textOf(body.event_id),
		own: texts(authorizations.filter((it) => it.is_bot === true).map((it) => it.user_id)),
		teams: texts(authorizations.map((it) => it.team_id)),
		isShared: body.is_ext_shared_channel === true,
	}
}

/** Whether a program says it, ours or another: a bot that answers bots never ends. */
export function isBot({ user, bot_id: bot, subtype }: Fields, { own }: Pick<Post, 'own'>): boolean {
	const who = textOf(user)
	return textOf(bot) !== null || subtype === 'bot_message' || who === 'USLACKBOT' || (who !== null && own.has(who))
}

/** Whether somebody of our own company writes in a channel it shares with the customer's. Slack says so in such channels alone. */
export function isColleague({ user_team: team }: Fields, { teams, isShared }: Pick<Post, 'teams' | 'isShared'>): boolean {
	const whose = textOf(team)
	return isShared && whose !== null && teams.has(whose)
}
