import './avatar.css'

const HUES = 8

/** The same name always has the same colour. */
function hueOf(name: string): number {
	let sum = 0
	for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997
	return sum % HUES
}

/** Two letters of a Latin name, one character of any other. */
export function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/)
	const [first = '?'] = [...(words[0] ?? '')]
	if (!/\p{Script=Latin}/u.test(first)) return first
	const [last = ''] = words.length > 1 ? [...(words.at(-1) ?? '')] : []
	return (first + last).toUpperCase()
}

export function Avatar({ name, online, size = 'm' }: { name: string; online?: boolean; size?: 's' | 'm' | 'l' }) {
	return (
		<span className='avatar' data-size={size} data-hue={hueOf(name)} aria-hidden='true'>
			{initialsOf(name)}
			{online !== undefined && <span className='avatar-dot' data-online={online} />}
		</span>
	)
}
