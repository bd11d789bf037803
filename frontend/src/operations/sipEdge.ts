import { spoken } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** Whom the front door of the switch has banned: GET /api/health/door. */

export type Ban = Schemas['BanOut']

export type SipEdge = Schemas['SipEdgeOut']

const WHY: Readonly<Record<string, string>> = {
  flood: '消息太多', password: '口令一再不对', scanner: '扫描工具', stranger: '不明来路', malformed: '报文不合规', 'too large': '报文过大',
}

export function whyWord(why: string): string {
  return WHY[why] ?? why
}

export function leftWord(ban: Ban): string {
  return `还有 ${spoken(ban.seconds)}`
}
