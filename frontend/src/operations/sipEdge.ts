import { spoken } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** Whom the front door of the switch has banned: GET /api/health/door. */

export type Ban = Schemas['BanOut']

export type SipEdge = Schemas['SipEdgeOut']

const WHY: Readonly<Record<string, string>> = {
  flood: '消息过多', password: '口令多次错误', scanner: '扫描工具', stranger: '来源不明', malformed: '报文不合规', 'too large': '报文过大',
}

export function whyWord(why: string): string {
  return WHY[why] ?? why
}

export function leftWord(ban: Ban): string {
  return `剩余 ${spoken(ban.seconds)}`
}
