/** The protocol spoken on all sockets. A client says it as `?v=`; another version is refused by name. */
export const PROTOCOL_VERSION = 1

/** The first WebSocket subprotocol every client names; the token, where there is one, is the second as `token.<token>`. */
export const SUBPROTOCOL = 'patchbay.v1'

/** What a client sends to show it is alive. The runtime answers `pong` without waking the object. */
export const PING = 'ping'
export const PONG = 'pong'

/** Largest frame a client may send, in UTF-16 code units. */
export const FRAME_MAX_CHARS = 32_768

/** Close codes of ours, beside RFC 6455's. */
export const CLOSE = { replaced: 4000, signedOut: 4001, protocol: 4002, tooManyProblems: 4003, notYours: 4004 } as const
