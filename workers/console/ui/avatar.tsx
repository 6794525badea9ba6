import type { CSSProperties } from 'react'
import './avatar.css'

const HUES = [20, 65, 110, 155, 200, 245, 290, 335] as const

/** The same name always has the same colour. */
function hueOf(name: string): number {
	let sum = 0
	for (const char of name) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 997
	return HUES[sum % HUES.length] ?? HUES[0]
}

/** Two letters of a Latin name, one character of any other. */
export function initialsOf(name: string): string {
	const words = name.trim().split(/\s+/)
	const [first = '?'] = [...(words[0] ?? '')]
	if (!/\p{Script=Latin}/u.test(first)) return first
	const [last = ''] = words.length > 1 ? [...(words.at(-1) ?? '')] : []
	return (first + last).toUpperCase()
}

export interface AvatarProps {
	readonly name: string
	/** Letters and colour of their own, instead of what the name makes. Hue in degrees. */
	readonly face?: { readonly letters: string; readonly hue: number } | null
	readonly online?: boolean
	readonly size?: 's' | 'm' | 'l'
}

export function Avatar({ name, face, online, size = 'm' }: AvatarProps) {
	const { letters, hue } = face ?? { letters: initialsOf(name), hue: hueOf(name) }
	return (
		<span className='avatar' data-size={size} style={{ '--hue': hue } as CSSProperties} aria-hidden='true'>
			{letters}
			{online !== undefined && <span className='avatar-dot' data-online={online} />}
		</span>
	)
}
