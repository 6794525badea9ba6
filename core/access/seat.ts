/** Sign-ins, and the sockets opened with them. */

/** A sign-in of somebody, as the hash of its token, and when it would be over by itself. */
export interface SignIn {
	readonly signIn: string
	readonly untilMs: number
}

/** A socket opened with a sign-in: an agent's console, or a conversation. */
export interface SeatTaken {
	readonly signIn: string
	readonly target: { readonly kind: 'console' | 'conversation'; readonly id: string }
	/** When it has closed by itself. */
	readonly untilMs: number
}
