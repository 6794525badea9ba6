import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { languageText } from '../../i18n/format.ts'

/** What ids are called. What is not in the configuration is called by its id. */
export interface Names {
	readonly skill: (id: string) => string
	readonly agent: (id: string) => string
	readonly queue: (id: string) => string
	readonly hours: (id: string) => string
	readonly disposition: (id: string) => string
	readonly inbox: (id: string) => string
	readonly team: (id: string) => string
	readonly role: (id: string) => string
	readonly canned: (id: string) => string
	readonly tag: (id: string) => string
	readonly field: (id: string) => string
	readonly language: (id: string) => string
}

export function namesOf(config: WorkspaceConfig, tag: string): Names {
	const finder = (list: readonly { readonly id: string; readonly name: string }[]) => {
		const names = new Map(list.map((it) => [it.id, it.name]))
		return (id: string) => names.get(id) ?? id
	}
	return {
		skill: finder(config.skills),
		agent: finder(config.agents),
		queue: finder(config.queues),
		hours: finder(config.hours),
		disposition: finder(config.dispositions),
		inbox: finder(config.inboxes),
		team: finder(config.teams),
		role: finder(config.roles),
		canned: finder(config.cannedResponses),
		tag: finder(config.tags),
		field: finder(config.fields),
		language: (id) => languageText(id, tag),
	}
}
