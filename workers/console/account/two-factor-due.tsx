import { useQueryClient } from '@tanstack/react-query'
import { ME_KEY } from '../api/me.ts'
import { PreferencesMenu } from '../shell/preferences-menu.tsx'
import { Mark } from '../signin/mark.tsx'
import { EnrolmentSteps } from './enrolment-steps.tsx'
import { useAccountWords } from './words/use-account-words.ts'
import '../signin/sign-in.css'
import './account.css'

/** The workspace asks for a second factor, and this person has none yet: there is nothing else to do first. */
export function TwoFactorDue() {
	const { twoFactor: words } = useAccountWords()
	const client = useQueryClient()
	return (
		<main className='sign-in'>
			<div className='sign-in-corner'>
				<PreferencesMenu />
			</div>
			<div className='sign-in-card'>
				<Mark />
				<div>
					<h1>{words.dueTitle}</h1>
					<p className='sign-in-hint'>{words.dueText}</p>
				</div>
				<EnrolmentSteps onDone={() => void client.invalidateQueries({ queryKey: ME_KEY })} />
			</div>
		</main>
	)
}
