import type { Customer } from '../i18n/customer.ts'
import { useWords } from '../i18n/preferences.tsx'
import './customer-name.css'

/** A name; a nickname with the tag that says whose it is. Where room is short the name gives way, never the tag. */
export function CustomerName({ customer }: { customer: Customer }) {
	const { rail } = useWords()
	return (
		<span className='customer-name'>
			<span className='truncate'>{customer.name}</span>
			{customer.isNameless && <small className='visitor-tag'>{rail.visitor}</small>}
		</span>
	)
}
