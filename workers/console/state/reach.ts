/** A link that reaches somebody by number or e-mail address; null for what is neither. */
export function reachHref(to: string): string | null {
	const address = to.trim()
	if (/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(address)) return `mailto:${encodeURIComponent(address).replace('%40', '@')}`
	const number = address.replace(/[\s().\-/]/g, '')
	return /^\+?\d{3,20}$/.test(number) ? `tel:${number}` : null
}
