import { BUILTIN_ROLES, type Permission, PERMISSIONS, type Scope } from '../../../../core/access.ts'
import type { DraftHandle } from '../../routing/draft/use-draft.ts'
import { LineField } from '../../routing/fields/line-field.tsx'
import { useIsReadOnly } from '../../routing/fields/field-context.tsx'
import { AddEntry } from '../parts/add-entry.tsx'
import { Card } from '../parts/card.tsx'
import { RemoveCard } from '../parts/remove-entry.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { EntryHandle } from '../state/entry-of.ts'
import { useSettingsWords } from '../words/use-settings-words.ts'
import { PermissionCards } from './permission-cards.tsx'
import type { ShownRole } from './roles-section.tsx'
import { ScopeCard } from './scope-card.tsx'

interface Common {
	/** Title of the section it belongs to. */
	readonly section: string
	readonly draft: DraftHandle
}

export interface RolePageProps extends Common {
	readonly role: EntryHandle<'roles'>
	/** What its editor may themselves: nobody gives more than that. */
	readonly held: readonly Permission[]
	readonly widest: Scope
}

/** A role of the workspace's own: what it may, and how much it sees. */
export function RolePage({ section, role: { entry, at, set }, draft, held, widest }: RolePageProps) {
	const { roles: words, entry: common } = useSettingsWords()
	const isReadOnly = useIsReadOnly()
	return (
		<>
			<SectionHead
				title={entry.name}
				id={entry.id}
				hint={words.count(entry.permissions.length, PERMISSIONS.length)}
				crumb={{ section: 'roles', name: section }}
			>
				<CopyRole role={entry} draft={draft} />
			</SectionHead>
			<Card label={entry.name}>
				<LineField label={common.name} path={at('name')} value={entry.name} maxLength={80} onChange={(it) => set('name', it)} />
			</Card>
			<ScopeCard path={at('scope')} value={entry.scope} widest={widest} onChange={isReadOnly ? null : (it) => set('scope', it)} />
			<PermissionCards
				path={at('permissions')}
				value={entry.permissions}
				held={held}
				onChange={isReadOnly ? null : (it) => set('permissions', it)}
			/>
			<RemoveCard section='roles' draft={draft} list='roles' entry={entry} />
		</>
	)
}

/** A role every workspace has, to read and to copy. */
export function BuiltinRolePage({ section, role, draft }: Common & { readonly role: ShownRole }) {
	const { roles: words } = useSettingsWords()
	return (
		<>
			<SectionHead title={role.name} id={role.id} hint={words.builtinHint} crumb={{ section: 'roles', name: section }}>
				<CopyRole role={role} draft={draft} />
			</SectionHead>
			<ScopeCard path='' value={role.scope} widest='workspace' onChange={null} />
			<PermissionCards path='' value={role.permissions} held={PERMISSIONS} onChange={null} />
		</>
	)
}

function CopyRole({ role, draft }: { role: Omit<ShownRole, 'isBuiltin'>; draft: DraftHandle }) {
	const { roles: words } = useSettingsWords()
	return (
		<AddEntry
			draft={draft}
			list='roles'
			label={words.copy}
			kind='role'
			name={words.copyName(role.name)}
			reserved={BUILTIN_ROLES}
			make={(it) => ({ ...it, scope: role.scope, permissions: [...role.permissions] })}
			opensIn='roles'
			isQuiet
		/>
	)
}
