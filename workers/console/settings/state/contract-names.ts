import type { Scope } from '../../../../core/access.ts'
import type { InboxChannel } from '../../../../core/config/inbox-channel.ts'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { enLists } from '../words/en-lists.ts'
import { enPermissions } from '../words/en-permissions.ts'

/** The members of the contract's lists, read off the words: importing the lists themselves would bring their parser along. */
export const COLOUR_NAMES = namesIn<WorkspaceConfig['tags'][number]['colour']>(enLists.colour)
export const FIELD_TYPES = namesIn<WorkspaceConfig['fields'][number]['type']>(enLists.fieldType)
export const CHANNELS = namesIn<InboxChannel>(enLists.channel)
export const SCOPE_NAMES = namesIn<Scope>(enPermissions.scopeName)

/** Does not compile when a name has no words, or words no name. */
function namesIn<Name extends string>(words: Readonly<Record<Name, string>>): readonly Name[] {
	return Object.keys(words) as Name[]
}
