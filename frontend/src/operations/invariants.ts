import { http } from '@/app/http'
import { count, secondsBetween, spoken } from '@/shared/format'
import { type Polled, usePolled } from '@/shared/usePolled'
import type { Schemas } from '@/wire/schemas'

/** What must hold at every moment, as the worker found it last: GET /api/health/invariants. */

export type Invariant = Schemas['InvariantOut']

export type Invariants = Schemas['InvariantsOut']

export const INVARIANT_LABELS: Readonly<Record<string, string>> = {
  invariant_recorded: '接通来电均有录音',
  invariant_one_call: '坐席同时仅一通',
  invariant_folded: '每条事件入账一次',
  invariant_open: '进行中的通话均在交换机',
}
/** The worker looks every three minutes: three missed looks mean that nobody looks. */
const LATE_SECONDS = 600

export interface Finding {
  readonly tone: 'ok' | 'warn' | 'danger'
  readonly text: string
}

export function findingOf(one: Invariant): Finding {
  if (one.error) return { tone: 'warn', text: `核对失败：${one.error}` }
  if (one.violations > 0) return { tone: 'danger', text: `${count(one.violations)} 处不符` }
  return { tone: 'ok', text: '正常' }
}

/** When it was looked at, in words. */
export function lookedAt(found: Invariants, now: number): Finding {
  if (found.at === null) return { tone: 'warn', text: '尚未核对' }
  const age = secondsBetween(found.at, now)
  return { tone: age > LATE_SECONDS ? 'danger' : 'ok', text: `${spoken(age)}前核对` }
}

const INTERVAL_MS = 30_000

export const useInvariants = (): Polled<Invariants> => usePolled(() => http.get('/api/health/invariants'), INTERVAL_MS)
