import { BUILTIN_ROLES } from '../../../../core/access.ts'
import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { useWords } from '../../i18n/preferences.tsx'
import { roleName } from '../../i18n/role-name.ts'
import { ChoiceField } from '../../routing/fields/choice-field.tsx'
import { LineField } from '../../routing/fields/line-field.tsx'
import { ListField } from '../../routing/fields/list-field.tsx'
import { SwitchField } from '../../routing/fields/switch-field.tsx'
import { Card } from '../parts/card.tsx'
import { useSecurityWords } from './words.ts'

type Oidc = NonNullable<WorkspaceConfig['signIn']['oidc']>

export interface OidcCardProps {
	readonly oidc: Oidc | null
	readonly roles: WorkspaceConfig['roles']
	readonly onChange: (oidc: Oidc | null) => void
}

const NOBODY = '-'
const BLANK: Oidc = { issuer: 'https://', clientId: '', label: 'Single sign-on', newcomers: null, domains: [] }

/** Signing in through the company's own identity provider. */
export function OidcCard({ oidc, roles, onChange }: OidcCardProps) {
	const all = useWords()
	const words = useSecurityWords()
	const ids = [...BUILTIN_ROLES.filter((it) => it !== 'administrator'), ...roles.map((it) => it.id)]
	return (
		<Card title={words.oidc} hint={words.oidcHint} path='signIn.oidc'>
			<SwitchField label={words.use} path='signIn.oidc.use' value={oidc !== null} onChange={(isOn) => onChange(isOn ? BLANK : null)} />
			{oidc && (
				<>
					<LineField
						label={words.issuer}
						hint={words.issuerHint}
						path='signIn.oidc.issuer'
						value={oidc.issuer}
						onChange={(issuer) => onChange({ ...oidc, issuer })}
					/>
					<LineField
						label={words.clientId}
						path='signIn.oidc.clientId'
						value={oidc.clientId}
						maxLength={200}
						onChange={(clientId) => onChange({ ...oidc, clientId })}
					/>
					<LineField
						label={words.label}
						path='signIn.oidc.label'
						value={oidc.label}
						maxLength={80}
						onChange={(label) => onChange({ ...oidc, label })}
					/>
					<ChoiceField
						label={words.newcomers}
						path='signIn.oidc.newcomers'
						options={[
							{ id: NOBODY, name: words.nobody },
							...ids.map((id) => ({ id, name: words.becomes(roleName(id, all, roles)) })),
						]}
						value={oidc.newcomers ?? NOBODY}
						onChange={(id) => onChange({ ...oidc, newcomers: id === NOBODY ? null : id })}
					/>
					<ListField
						label={words.domains}
						hint={words.domainsHint}
						path='signIn.oidc.domains'
						value={oidc.domains}
						onChange={(domains) => onChange({ ...oidc, domains })}
					/>
				</>
			)}
		</Card>
	)
}
