const SLUG_MAX = 40

/** A short name out of a company's: `Lantern Travel, Inc.` gives `lantern-travel-inc`. Empty where no letter of ours is in it. */
export function slugOf(name: string): string {
	const plain = name.normalize('NFKD').replaceAll(/[\u0300-\u036f]/g, '').toLowerCase()
	return plain.replaceAll(/[^a-z0-9]+/g, '-').slice(0, SLUG_MAX).replaceAll(/^-+|-+$/g, '')
}
