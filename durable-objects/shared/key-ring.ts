/**
 * Secrets at rest, under AES-256-GCM (NIST SP 800-38D): what is sealed for one owner opens for no other. The id of the key stands in
 * front, so that a new key can take over while what older ones have sealed still opens.
 */
const FORMAT = '1'
/** What SP 800-38D, section 8.2.2, asks of a random nonce. */
const NONCE_BYTES = 12
const ID_CHARS = 12

const utf8 = new TextEncoder()

interface Key {
	readonly id: string
	readonly key: CryptoKey
}

/** Whose it is, and which of their secrets: both are sealed with it, and neither is written down in it. */
export interface Place {
	readonly workspace: string
	/** As in `inbox/shop.web`. */
	readonly owner: string
	readonly field: string
}

export class KeyRing {
	readonly #keys: readonly [Key, ...Key[]]

	private constructor(keys: readonly [Key, ...Key[]]) {
		this.#keys = keys
	}

	/** 32 random bytes each. The first seals; the others open what they have sealed in their time. */
	static async of(first: Uint8Array<ArrayBuffer>, ...others: readonly Uint8Array<ArrayBuffer>[]): Promise<KeyRing> {
		return new KeyRing([await keyOf(first), ...await Promise.all(others.map(keyOf))])
	}

	async seal(text: string, place: Place): Promise<string> {
		const [{ id, key }] = this.#keys
		const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
		const sealed = new Uint8Array(await crypto.subtle.encrypt(how(nonce, place), key, utf8.encode(text)))
		return [FORMAT, id, encode(nonce), encode(sealed)].join('.')
	}

	/** Null for what none of the keys opens here. */
	async open(sealed: string, place: Place): Promise<string | null> {
		const [format, id, nonce = '', body = ''] = sealed.split('.')
		const key = this.#keys.find((it) => it.id === id)?.key
		if (format !== FORMAT || !key) return null
		try {
			return new TextDecoder().decode(await crypto.subtle.decrypt(how(decode(nonce), place), key, decode(body)))
		} catch {
			return null
		}
	}

	/** Whether it is sealed by the newest key. */
	isFresh(sealed: string): boolean {
		return sealed.split('.')[1] === this.#keys[0].id
	}
}

/** A key is known by what it would say of nothing: that tells nothing of the key. */
async function keyOf(bytes: Uint8Array<ArrayBuffer>): Promise<Key> {
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array([...utf8.encode('patchbay key id '), ...bytes])))
	return {
		id: encode(digest).slice(0, ID_CHARS),
		key: await crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']),
	}
}

function how(iv: Uint8Array<ArrayBuffer>, { workspace, owner, field }: Place) {
	return { name: 'AES-GCM', iv, additionalData: utf8.encode(JSON.stringify([workspace, owner, field])) }
}

function encode(bytes: Uint8Array): string {
	return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}

function decode(text: string): Uint8Array<ArrayBuffer> {
	return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (it) => it.charCodeAt(0))
}
