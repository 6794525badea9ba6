import type { Locale } from '../../../i18n/locale.ts'

/** One thing in both languages. What stands between `**` is the name of a place or a button at the provider. */
export type Both = Readonly<Record<Locale, string>>

export interface FieldGuide {
	/** Where it is found at the provider, or what it is made up for. */
	readonly where: Both
	/** The form it has, of what the provider gives. */
	readonly example?: string
	/** What does not look like this was most likely copied from the wrong place. */
	readonly looks: RegExp
	/** Nobody's until somebody makes it up: how many letters and digits it has. */
	readonly madeChars?: number
	/** No secret by itself: shown as it is written. */
	readonly isOpen?: true
}

export interface TellStep {
	readonly text: Both
	/** What is to be pasted there: `webhook`, `address` (of mail), `origin`, `id`, lines of code (`SdkPart`), or a field of its credentials. */
	readonly copy?: string
	/** What is to be chosen there, by the provider's own names. */
	readonly choose?: readonly string[]
}

/** How an inbox of a channel is set up, for somebody who has never done it. */
export interface ChannelGuide {
	/** What it is, in the list of channels. */
	readonly about: Both
	/** What somebody must have before they begin. */
	readonly needs: Both | null
	/** The provider's own page, where all of it is found. */
	readonly site: { readonly name: string; readonly url: string } | null
	/** In the order in which they are asked for; the names are the contract's. */
	readonly fields: Readonly<Record<string, FieldGuide>>
	/** What it may be given besides, later; none for most. */
	readonly optional?: Readonly<Record<string, FieldGuide>>
	/** Whether messages go to an address of the company's own. */
	readonly asksApiBase?: true
	/** How customers know an address there, as links to it need it; absent where there are no such links. */
	readonly contactExample?: string
	/** What is to be done at the provider once the inbox is there. */
	readonly tell: readonly TellStep[]
	/** Whether the provider can be told by its own API instead. */
	readonly canConnect?: true
	/** The field that is wrong when what comes is wrongly signed. */
	readonly signedWith: string | null
	/** How a first message is sent. */
	readonly tryIt: Both
}
