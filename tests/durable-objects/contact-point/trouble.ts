/** What goes wrong with a request a provider's stand-in is asked in a test. */
export interface Trouble {
	/** What is answered; 0 for a connection that breaks. */
	readonly status: number
	/** Whether it is carried out first. */
	readonly taken: boolean
	readonly body?: string
	/** Ends only when `PUT …/-/release` comes. */
	readonly held?: boolean
	/** Requests whose method and path this matches; those that send something unless told. */
	readonly of?: string
}
