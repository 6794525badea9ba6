/** What the page one plays on says. */
import type { InboxChannel } from '../../../core/config/inbox-channel.ts'
import type { Fault } from '../../providers/stand-in.ts'
import type { BubbleState, ReceiptRule, Way } from '../engine/view.ts'
import { en } from './words/en.ts'
import { zh } from './words/zh.ts'

export interface Words {
	readonly channels: Readonly<Partial<Record<InboxChannel, string>>>
	readonly settingUp: string
	readonly failed: string
	readonly again: string
	readonly customer: string
	readonly addCustomer: string
	readonly unread: (count: number) => string
	readonly phoneOf: (name: string, channel: string) => string
	readonly nothingYet: string
	readonly isTyping: string
	readonly write: (channel: string) => string
	readonly send: string
	readonly more: string
	readonly samples: Readonly<Record<'photo' | 'voice' | 'document' | 'sticker', string>>
	readonly upload: string
	readonly location: string
	readonly contact: string
	readonly follow: string
	readonly unfollow: string
	readonly somethingNew: string
	readonly did: Readonly<Record<'followed' | 'unfollowed' | 'unknown', string>>
	readonly place: string
	readonly friend: string
	readonly actsOn: (text: string) => string
	readonly reply: string
	readonly edit: string
	readonly remove: string
	readonly react: (emoji: string) => string
	readonly unreact: string
	readonly replyingTo: (text: string) => string
	readonly editing: string
	readonly cancel: string
	readonly deleted: string
	readonly edited: string
	readonly template: string
	readonly states: Readonly<Record<BubbleState, string>>
	readonly retrying: (attempts: number) => string
	readonly trouble: string
	readonly wire: string
	readonly onTheWay: string
	readonly copies: string
	readonly times: (count: number) => string
	readonly delay: string
	readonly none: string
	readonly seconds: (count: number) => string
	readonly shuffle: string
	readonly shuffled: (count: number) => string
	readonly held: (count: number) => string
	readonly loss: string
	readonly lost: Readonly<Record<Way['lost'], string>>
	readonly forged: string
	readonly provider: string
	readonly answers: string
	readonly faults: Readonly<Record<Fault | 'none', string>>
	readonly until: string
	readonly untilOff: string
	readonly receipts: string
	readonly receiptRules: Readonly<Record<ReceiptRule, string>>
	readonly expire: string
	readonly expired: string
	readonly reset: string
	readonly close: string
	readonly channel: string
	readonly wireEmpty: string
	readonly toPatchbay: string
	readonly toProvider: string
	readonly noAnswer: string
	readonly attempt: (attempt: number) => string
	readonly copy: (copy: number, copies: number) => string
	readonly lostOnWay: string
	readonly handshake: string
	readonly request: string
	readonly answer: string
	readonly labSilent: string
	readonly refusals: Readonly<Record<string, string>>
	readonly refused: string
	readonly tooLarge: string
}

export const words: Words = document.documentElement.lang === 'zh' ? zh : en
