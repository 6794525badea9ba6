/** WhatsApp's Cloud API on this machine. */
import { handshake } from '../meta/post.ts'
import type { StandIn } from '../stand-in.ts'
import { credentials, person } from './account.ts'
import { answer } from './api.ts'
import { hook } from './hook.ts'

export const whatsapp: StandIn = { channel: 'whatsapp', credentials, person, hook, handshake, answer }
