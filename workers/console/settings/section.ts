import type { ComponentType } from 'react'
import type { Permission } from '../../../core/access.ts'
import type { WorkspaceConfig } from '../../../core/config/workspace.ts'
import type { Me } from '../api/me.ts'
import type { Locale } from '../i18n/locale.ts'
import type { DraftHandle } from '../routing/draft/use-draft.ts'

export const GROUPS = ['company', 'people', 'work', 'channels', 'security', 'history'] as const
export type GroupName = typeof GROUPS[number]

export interface PlainSectionProps {
	readonly me: Me
	/** Of the section, in the language of the console. */
	readonly title: string
	/** What is open of it: the part of the address behind its name, as in `#/teams/emea`. */
	readonly item: string | null
}

export interface ConfigSectionProps extends PlainSectionProps {
	readonly draft: DraftHandle
}

interface Listed {
	/** As in its address. */
	readonly id: string
	readonly group: GroupName
	readonly title: Readonly<Record<Locale, string>>
	/** Who may not do this does not see it. */
	readonly asks: Permission
	/** Its list takes all the room there is. */
	readonly isWide?: boolean
}

/** Edits a part of the configuration, in the draft that all such sections share. */
export interface ConfigSection extends Listed {
	readonly kind: 'config'
	readonly edits: readonly (keyof WorkspaceConfig)[]
	/** What changing it takes, besides drafting. */
	readonly asksToEdit?: Permission
	/** Each entry of the list it edits opens under the entry's id. */
	readonly hasEntries?: boolean
	readonly Page: ComponentType<ConfigSectionProps>
}

/** Speaks with the API by itself. */
export interface PlainSection extends Listed {
	readonly kind: 'plain'
	readonly Page: ComponentType<PlainSectionProps>
}

export type Section = ConfigSection | PlainSection
