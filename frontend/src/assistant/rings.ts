import type { Reply } from './wire'

/** Numbers that can be meant where somebody is in danger. */
const DANGER = /(?<!\d)(110|119|120|12356|12333)(?!\d)/g

/** Which numbers an answer has buttons for, the one to ring first before the others. */
export function ringsOf(reply: Pick<Reply, 'kind' | 'number'>, text: string): string[] {
  const named = reply.kind === 'escalate' ? (text.match(DANGER) ?? []) : []
  return [...new Set([reply.number, ...named].filter(Boolean))]
}
