import type { Schemas } from '@/wire/schemas'

/** Texts that a caller asked for by key, on the wire. */

export type SentText = Schemas['TextOut']

/** Why nobody tries any more. */
export const TEXT_FAILED: Readonly<Record<string, string>> = {
  refused: '短信网关不收',
  no_gateway: '短信网关一直连不上',
  destroyed: '密钥已销毁',
}

export function sentTextStatus(text: Pick<SentText, 'state' | 'tries' | 'why'>): string {
  if (text.state === 'sent') return '已发出'
  if (text.state === 'failed') return `没有发出：${TEXT_FAILED[text.why] ?? text.why}`
  return text.tries > 0 ? `正在重发，试了 ${text.tries} 次` : '正在发'
}
