import type { Schemas } from '@/wire/schemas'

/** Texts that a caller asked for by key, on the wire. */

export type SentText = Schemas['TextOut']

/** Why nobody tries any more. */
export const TEXT_FAILED: Readonly<Record<string, string>> = {
  refused: '短信网关拒收',
  no_gateway: '短信网关无法连接',
  destroyed: '密钥已销毁',
}

export function sentTextStatus(text: Pick<SentText, 'state' | 'tries' | 'why'>): string {
  if (text.state === 'sent') return '已发出'
  if (text.state === 'failed') return `发送失败：${TEXT_FAILED[text.why] ?? text.why}`
  return text.tries > 0 ? `正在重发，已试 ${text.tries} 次` : '正在发送'
}
