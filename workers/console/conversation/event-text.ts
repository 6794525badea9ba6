import type { Author } from '../../../core/message.ts'
import type { Directory } from '../../../core/protocol/console.ts'
import type { Words } from '../i18n/en.ts'
import { durationText, stampText } from '../i18n/format.ts'
import type { Point } from '../../../core/channel/point.ts'
import type { Happened } from '../state/thread.ts'
import { addressText } from './words/address-text.ts'
import { channelName } from './words/channel-name.ts'
import type { TalkWords } from './words/en.ts'

type Event = Happened['event']
type Of<Type extends Event['type']> = Extract<Event, { type: Type }>

export interface Names {
	readonly words: Pick<Words, 'event' | 'time'>
	readonly directory: Directory
	/** A disposition in the language shown. */
	readonly outcome: (id: string) => string
	/** BCP 47, for dates. */
	readonly tag: string
	readonly talk: Pick<TalkWords, 'channel' | 'event' | 'elsewhere'>
	/** The contact point of a key, where the reader knows it. */
	readonly pointOf: (key: string) => Point | null
}

/** What happened, in a sentence. */
export function eventText(event: Event, names: Names): string {
	const { words: { event: words }, directory, tag } = names
	switch (event.type) {
		case 'opened':
			return words.opened
		case 'queued':
			return queuedText(event, names)
		case 'assigned':
			return words.assigned(event.name)
		case 'transferred':
			return words.transferred(authorName(event.by, names), targetName(event.to, directory))
		case 'facts':
			return words.facts(authorName(event.by, names))
		case 'tagged':
			return taggedText(event, names)
		case 'held':
			return joined(words.held[event.mode], event.opensAtMs !== null && words.opens(stampText(event.opensAtMs, tag)))
		case 'resumed':
			return words.resumed
		case 'callback':
			return callbackText(event, names)
		case 'idled':
		case 'woken':
			return words[event.type](nameOf(directory.agents, event.agent))
		case 'override':
			return overrideText(event, names)
		case 'merged':
			return words.merged
		case 'abandoned':
			return words.abandoned
		case 'closed':
			return closedText(event, names)
		case 'joined':
			return names.talk.event.joined(channelName(event.point, names.talk), addressText(event.point))
		case 'followed':
		case 'unfollowed':
			return names.talk.event[event.type](channelOf(event.via, names))
		case 'window':
			return windowText(event, names)
		case 'blocked':
		case 'unblocked':
			return names.talk.event[event.type](authorName(event.by, names))
		case 'kin':
			return names.talk.elsewhere.kin
		case 'rated':
			return names.talk.event.rated(event.score)
		case 'contact':
			return names.talk.event.contact
	}
}

function windowText({ via, state, closesAtMs }: Of<'window'>, names: Names): string {
	const { event: words } = names.talk
	const channel = channelOf(via, names)
	return state === 'closed' ? words.windowClosed(channel) : words.windowClosing(channel, stampText(closesAtMs, names.tag))
}

function channelOf(key: string, { talk, pointOf }: Names): string {
	const point = pointOf(key)
	return point ? channelName(point, talk) : talk.event.elsewhere
}

function taggedText({ by, tags }: Of<'tagged'>, names: Names): string {
	const { event: words } = names.words
	const who = authorName(by, names)
	return tags.length === 0 ? words.untagged(who) : words.tagged(who, tags.join(', '))
}

function queuedText({ reason, queue }: Of<'queued'>, { words: { event: words }, directory }: Names): string {
	const name = nameOf(directory.queues, queue)
	switch (reason) {
		case 'opened':
		case 'transferred':
			return words.queued(name)
		case 'overflowed':
		case 'moved':
			return words[reason](name)
		default:
			return words[reason]
	}
}

function callbackText({ callback }: Of<'callback'>, { words: { event: words }, tag }: Names): string {
	if (callback === null) return words.callbackOff
	const { attempt, notBeforeMs, to } = callback
	return attempt === 1 ? words.callback(to) : words.callbackAgain(attempt, stampText(notBeforeMs, tag))
}

function overrideText({ by, act }: Of<'override'>, names: Names): string {
	const { words: { event: words }, directory } = names
	const who = authorName(by, names)
	switch (act.type) {
		case 'boost':
			return words.boosted(who, durationText(act.byMs, names.words))
		case 'move':
			return words.movedBy(who, nameOf(directory.queues, act.queue))
		case 'assign':
			return (act.force ? words.forced : words.gave)(who, nameOf(directory.agents, act.agent))
	}
}

function closedText({ by, disposition, reason }: Of<'closed'>, { words: { event: words }, outcome }: Names): string {
	const why = reason ? words.ended[reason] : words.ended.other
	const who = by.kind === 'customer' ? words.closedByCustomer : by.kind === 'agent' ? words.closed(by.name) : why
	return joined(who, disposition !== null && words.outcome(outcome(disposition)))
}

function joined(...parts: readonly (string | false)[]): string {
	return parts.filter(Boolean).join(' · ')
}

function authorName(author: Author, { words: { event: words } }: Names): string {
	if (author.kind === 'agent') return author.name
	return author.kind === 'customer' ? words.customer : words.system
}

function targetName(to: Of<'transferred'>['to'], directory: Directory): string {
	return to.kind === 'queue' ? nameOf(directory.queues, to.queue) : nameOf(directory.agents, to.agent)
}

function nameOf(list: readonly { readonly id: string; readonly name: string }[], id: string): string {
	return list.find((it) => it.id === id)?.name ?? id
}
