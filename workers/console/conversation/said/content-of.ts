import type { Content } from '../../../../core/message.ts'

export type ContentOf<Kind extends Content['kind']> = Extract<Content, { kind: Kind }>
