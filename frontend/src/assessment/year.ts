import type { Schemas } from '@/wire/schemas'

/** The contract year and its acceptance, on the wire. */

export type YearQuarter = Schemas['YearQuarterOut']

export type Year = Schemas['YearOut']

export type Clause = Schemas['ClauseOut']

export type Acceptance = Schemas['AcceptanceOut']

export const QUARTER_STATES: Readonly<Record<YearQuarter['state'], string>> = { frozen: '已冻结', running: '未冻结，按现值', ahead: '未开始' }
