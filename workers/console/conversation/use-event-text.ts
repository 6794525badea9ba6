import type { Author } from '../../../core/message.ts'
import type { Directory } from '../../../core/protocol/console.ts'
import type { Words } from '../i18n/en.ts'
import { usePreferences } from '../i18n/preferences.tsx'
import { useDirectory } from '../live/directory-context.ts'
import type { Happened } from '../state/thread.ts'

type Event = Happened['event']

interface Names {
	readonly words: Words
	readonly directory: Directory
	/** A disposition in the language shown. */
	readonly outcome: (id: string) => string
}

/** Says an event in words, with the names the directory knows. */
export function useEventText(): (event: Event) => string {
	const { words, locale } = usePreferences()
	const directory = useDirectory()
	const outcome = (id: string) => {
		const it = directory.dispositions.find((it) => it.id === id)
		return it ? (locale === 'zh' ? it.nameZh : it.name) : id
	}
	return (event) => eventText(event, { words, directory, outcome })
}

function eventText(event: Event, names: Names): string {
	const { words } = names
	switch (event.type) {
		case 'opened':
			return words.event.opened
		case 'queued':
			return queuedText(event, names)
		case 'assigned':
			return words.event.assigned(event.name)
		case 'transferred':
			return words.event.transferred(authorName(event.by, words), targetName(event.to, names.directory))
		case 'abandoned':
			return words.event.abandoned
		case 'closed':
			return closedText(event, names)
	}
}

function queuedText({ reason, queue }: Extract<Event, { type: 'queued' }>, { words, directory }: Names): string {
	if (reason === 'opened' || reason === 'transferred') return words.event.queued(nameOf(directory.queues, queue))
	return words.event[reason]
}

function closedText({ by, disposition }: Extract<Event, { type: 'closed' }>, { words, outcome }: Names): string {
	const who = by.kind === 'customer' ? words.event.closedByCustomer : words.event.closed(by.name)
	return disposition ? `${who} · ${words.event.outcome(outcome(disposition))}` : who
}

function authorName(author: Author, words: Words): string {
	return author.kind === 'agent' ? author.name : words.event.customer
}

function targetName(to: Extract<Event, { type: 'transferred' }>['to'], directory: Directory): string {
	return to.kind === 'queue' ? nameOf(directory.queues, to.queue) : nameOf(directory.agents, to.agent)
}

function nameOf(list: readonly { readonly id: string; readonly name: string }[], id: string): string {
	return list.find((it) => it.id === id)?.name ?? id
}
