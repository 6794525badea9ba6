import { useState } from 'react'
import { useSignInOptions } from '../api/auth.ts'
import { CodeForm } from './code-form.tsx'
import { ForgottenForm } from './forgotten-form.tsx'
import { InvitationForm } from './invitation-form.tsx'
import { PasswordForm } from './password-form.tsx'
import { RefusedCard } from './refused-card.tsx'
import { ResetForm } from './reset-form.tsx'
import { useSignInRoute } from './sign-in-route.ts'
import { SignUpForm } from './sign-up-form.tsx'
import { SsoForm } from './sso-form.tsx'

/** Everything before the door. */
export function SignInPage() {
	const route = useSignInRoute()
	const options = useSignInOptions(null)
	const [isSecondStep, setSecondStep] = useState(false)
	switch (route.at) {
		case 'forgotten':
			return <ForgottenForm />
		case 'reset':
			return <ResetForm token={route.token} />
		case 'invitation':
			return <InvitationForm token={route.token} />
		case 'sign-up':
			return <SignUpForm />
		case 'sso':
			return <SsoForm />
		case 'refused':
			return <RefusedCard code={route.code} />
		case 'sign-in':
			return isSecondStep
				? <CodeForm onBack={() => setSecondStep(false)} />
				: <PasswordForm options={options.data} onSecondStep={() => setSecondStep(true)} />
	}
}
