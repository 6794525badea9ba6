import type { WorkspaceConfig } from '../../../../core/config/workspace.ts'
import { may } from '../../api/me.ts'
import { ChoiceField } from '../../routing/fields/choice-field.tsx'
import { CountField } from '../../routing/fields/count-field.tsx'
import { SwitchField } from '../../routing/fields/switch-field.tsx'
import { shownConfig } from '../../routing/state/draft-state.ts'
import { Card } from '../parts/card.tsx'
import { SectionHead } from '../parts/section-head.tsx'
import type { ConfigSectionProps } from '../section.ts'
import { OidcCard } from './oidc-card.tsx'
import { OidcSecretCard } from './oidc-secret-card.tsx'
import { useSecurityWords } from './words.ts'

type SignIn = WorkspaceConfig['signIn']

/** How people get in. */
export function SecuritySection({ me, title, draft }: ConfigSectionProps) {
	const words = useSecurityWords()
	const { signIn, roles } = shownConfig(draft.state)
	const set = (part: Partial<SignIn>) => draft.edit((it) => ({ ...it, signIn: { ...it.signIn, ...part } }))
	return (
		<>
			<SectionHead title={title} hint={words.hint} />
			<Card title={words.rules}>
				<ChoiceField
					label={words.twoFactor}
					hint={words.twoFactorHint}
					path='signIn.twoFactor'
					options={[{ id: 'optional', name: words.optional }, { id: 'required', name: words.required }]}
					value={signIn.twoFactor}
					onChange={(twoFactor) => set({ twoFactor })}
				/>
				<SwitchField label={words.password} path='signIn.password' value={signIn.password} onChange={(password) => set({ password })} />
				<CountField
					label={words.hours}
					hint={words.hoursHint}
					path='signIn.sessionHours'
					value={signIn.sessionHours}
					onChange={(hours) => hours !== null && set({ sessionHours: hours })}
				/>
			</Card>
			<OidcCard oidc={signIn.oidc} roles={roles} onChange={(oidc) => set({ oidc })} />
			{signIn.oidc && <OidcSecretCard maySet={may(me, 'security.manage')} />}
		</>
	)
}
