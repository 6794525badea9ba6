import type { AskedAct } from '../engine/asked-act.ts'

const MAX_BYTES = 16 * 1_048_576
const KINDS = ['image', 'video', 'audio'] as const

/** A file of the developer's own, to be sent; null when it is too large. */
export async function readFile(file: File): Promise<AskedAct | null> {
	if (file.size > MAX_BYTES) return null
	const kind = KINDS.find((it) => file.type.startsWith(`${it}/`)) ?? 'file'
	const mediaType = file.type || 'application/octet-stream'
	return { type: 'file', kind, name: file.name, mediaType, caption: '', base64: await base64Of(file) }
}

function base64Of(file: File): Promise<string> {
	return new Promise((resolve, reject) => {
		const reader = new FileReader()
		reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
		reader.onerror = () => reject(reader.error)
		reader.readAsDataURL(file)
	})
}
