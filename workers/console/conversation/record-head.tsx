import type { ReactNode } from 'react'
import { go, type Route } from '../hooks/use-route.ts'
import type { Customer } from '../i18n/customer.ts'
import { useWords } from '../i18n/preferences.tsx'
import { Avatar } from '../ui/avatar.tsx'
import { CustomerName } from '../ui/customer-name.tsx'
import { Icon } from '../ui/icon.tsx'

export interface RecordHeadProps {
	/** Null while it is not known. */
	readonly customer: Customer | null
	readonly line: string
	readonly online?: boolean
	/** Where the way back leads. */
	readonly list?: Route['list']
	/** What can be done here. */
	readonly children?: ReactNode
}

/** Above a conversation that one only reads. */
export function RecordHead({ customer, line, online, list = 'recent', children }: RecordHeadProps) {
	const { app, conversation } = useWords()
	return (
		<header className='pane-head'>
			<button
				type='button'
				className='button quiet square pane-back'
				aria-label={app.back}
				onClick={() => go({ list, conversation: null })}
			>
				<Icon name='back' />
			</button>
			{customer && <Avatar {...customer} online={online} />}
			<div className='pane-who'>
				<h1>{customer ? <CustomerName customer={customer} /> : conversation.label}</h1>
				<p className='truncate'>{line}</p>
			</div>
			{children}
		</header>
	)
}
