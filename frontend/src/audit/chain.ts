import { spoken, secondsBetween } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** How the chain, its heads and their second places are, as people read it. */

export type Chain = Schemas['AuditChainOut']

export interface Verdict {
  readonly tone: 'ok' | 'warn' | 'danger'
  readonly text: string
}

export const GUARD_LABELS: Readonly<Record<string, string>> = { triggers: '防改触发器', role: '只许新增', ddl: '结构改动告警' }
/** A head a minute, a verification an hour: some may be late before anybody worries. */
const HEAD_LATE = 180
const VERIFICATION_LATE = 2 * 3600

export function headVerdict(chain: Chain, now: number): Verdict {
  if (!chain.head) return { tone: 'warn', text: '暂无签名链头，启动后一分钟内生成' }
  const age = secondsBetween(chain.head.at, now)
  return { tone: age > HEAD_LATE ? 'danger' : 'ok', text: `${spoken(age)}前签名` }
}

export function placeVerdict(place: Chain['places'][number], now: number): Verdict {
  if (!place.confirmed_at) return { tone: 'danger', text: '最近一小时未收到' }
  const age = secondsBetween(place.confirmed_at, now)
  return { tone: age > HEAD_LATE ? 'danger' : 'ok', text: `${spoken(age)}前收到` }
}

export function verificationVerdict(chain: Chain, now: number): Verdict {
  const last = chain.verification
  if (!last) return { tone: 'warn', text: '尚未核对，每小时一次' }
  if (last.error) return { tone: 'warn', text: `核对未完成：${last.error}` }
  if (last.findings > 0) return { tone: 'danger', text: `发现 ${last.findings} 处问题` }
  const age = secondsBetween(last.at, now)
  return { tone: age > VERIFICATION_LATE ? 'danger' : 'ok', text: `${spoken(age)}前核对，完好` }
}
