const SLUG_MAX = 40

/** A short name out of a longer one: `Lantern Travel, Inc.` gives `lantern-travel-inc`. Empty without a Latin letter or digit in it, as of 客服. */
export function slugOf(name: string): string {
	const plain = name.normalize('NFKD').replaceAll(/\p{M}/gu, '').toLowerCase()
	return trimmed(plain.replaceAll(/[^a-z0-9]+/g, '-'), SLUG_MAX)
}

/** The `n`th of those that would have the same short name. */
export function numberedSlug(slug: string, n: number): string {
	return `${trimmed(slug, SLUG_MAX - `-${n}`.length)}-${n}`
}

function trimmed(text: string, max: number): string {
	return text.replace(/^-+/, '').slice(0, max).replace(/-+$/, '')
}
