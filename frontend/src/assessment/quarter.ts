import type { Schemas } from '@/wire/schemas'

/** What became of a quarter, on the wire. */

export type FrozenItem = Schemas['FrozenItemOut']

export type Dispute = Schemas['DisputeOut']

export type Frozen = Schemas['FrozenOut']

export type QuarterState = Schemas['QuarterStateOut']

/** `2026Q2`: "2026 年第二季度". */
export function quarterName(key: string): string {
  return `${key.slice(0, 4)} 年第${'一二三四'.charAt(Number(key.slice(-1)) - 1)}季度`
}
