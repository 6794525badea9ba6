import { BUILTIN_ROLES, builtinRoles, type Role } from '../../../../core/access.ts'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { roleName } from '../../i18n/role-name.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { AddEntry } from '../parts/add-entry.tsx'
import { EntryGone } from '../parts/entry-gone.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { entryOf } from '../state/entry-of.ts'
import { freshRole } from '../state/fresh.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { RoleMatrix } from './role-matrix.tsx'
import { BuiltinRolePage, RolePage } from './role-page.tsx'

export interface ShownRole extends Role {
	readonly id: string
	readonly name: string
	readonly isBuiltin: boolean
}

/** Who may do what: all roles beside each other, each to be opened. */
export function RolesSection({ me, title, item, draft }: ConfigSectionProps) {
	const { roles: words } = useSettingsWords()
	const all = useRoles(shownConfig(draft.state))
	if (item !== null) {
		const builtin = all.find((it) => it.isBuiltin && it.id === item)
		if (builtin) return <BuiltinRolePage key={item} section={title} role={builtin} draft={draft} />
		const role = entryOf(draft, 'roles', item)
		return role
			? <RolePage key={item} section={title} role={role} draft={draft} held={me.permissions} widest={me.scope} />
			: <EntryGone section='roles' title={title} />
	}
	return (
		<>
			<SectionHead title={title} hint={words.hint}>
				<AddEntry
					draft={draft}
					list='roles'
					label={words.add}
					kind='role'
					reserved={BUILTIN_ROLES}
					make={freshRole}
					opensIn='roles'
				/>
			</SectionHead>
			<RoleMatrix roles={all} />
		</>
	)
}

/** The built-in ones first. */
function useRoles({ roles }: WorkspaceConfig): readonly ShownRole[] {
	const words = useWords()
	return [
		...BUILTIN_ROLES.map((id) => ({ ...builtinRoles[id], id, name: roleName(id, words), isBuiltin: true })),
		...roles.map((it) => ({ ...it, isBuiltin: false })),
	]
}
