/** The protocol spoken on all sockets. A client says it as `?v=`; another version is refused by name. */
export const PROTOCOL_VERSION = 1

/** The first WebSocket subprotocol every client names; the token, where there is one, is the second as `token.<token>`. */
export const SUBPROTOCOL = 'patchbay.v1'

/** What a client sends to show it is alive. The runtime answers `pong` without waking the object. */
export const PING = 'ping'
export const PONG = 'pong'

/** Largest frame a client may send, in UTF-16 code units: the longest text with every character escaped, and room to spare. */
export const FRAME_MAX_CHARS = 65_536

/** Close codes of ours, beside RFC 6455's. `comeAgain`: connect anew by the cookie or a new ticket; nothing is wrong. */
export const CLOSE = { signedOut: 4001, tooManyProblems: 4003, notYours: 4004, comeAgain: 4401 } as const
