import type { Schemas } from '@/wire/schemas'

/** Texts that a caller asked for by key, on the wire. */

export type SentText = Schemas['TextOut']
export type TextReply = Schemas['ReplyOut']

/** Why nobody tries any more. */
export const TEXT_FAILED: Readonly<Record<string, string>> = {
  refused: '短信网关拒收',
  no_gateway: '短信网关无法连接',
  destroyed: '密钥已销毁',
  no_carrier: '该号码没有可用的运营商通道',
  unsendable: '内容不能发送（过长或为空）',
  opted_out: '该号码已退订',
  blacklisted: '该号码在黑名单中',
  capped: '该号码当日短信已达上限',
  cancelled: '群发已取消',
}

/** How a text goes on at a carrier. */
export const TEXT_PROGRESS: Readonly<Record<string, string>> = {
  waiting: '等待重新提交',
  handed_over: '已提交运营商',
  delivered: '已送达',
  failed: '未送达',
  expired: '超过有效期未送达',
  uncertain: '结果未知（提交后线路中断）',
}

/** What a citizen's reply was without anybody reading it. */
export const REPLY_MEANINGS: Readonly<Record<string, string>> = { opt_out: '（退订）', opt_in: '（恢复接收）', keyword: '（自动处理）', answer: '（答复邀请）', open: '（转待办）' }

export function sentTextStatus(text: Pick<SentText, 'state' | 'tries' | 'why'>): string {
  const why = TEXT_FAILED[text.why] ?? text.why
  switch (text.state) {
    case 'sent':
      return '已发出'
    case 'handed_over':
      return '已提交运营商'
    case 'delivered':
      return '已送达'
    case 'expired':
      return `未送达：${why}`
    case 'uncertain':
      return '结果未知：提交后线路中断，未再次发送'
    case 'failed':
      return `发送失败：${why}`
  }
  return text.tries > 0 ? `正在重发，已试 ${text.tries} 次` : '正在发送'
}
