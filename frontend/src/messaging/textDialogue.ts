import type { Schemas } from '@/wire/schemas'

/** Texts to and from a citizen, on the wire, and the words for them. */

export type DialogueText = Schemas['DialogueTextOut']

/** Why the number gets no texts. */
export const BAR_LABELS: Readonly<Record<Schemas['Bar'], string>> = { opted_out: '已退订', blacklisted: '黑名单' }
