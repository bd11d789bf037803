import type { Schemas } from '@/wire/schemas'

/** Departments, who deals with cases in them, and who stands in for whom, on the wire. */

export interface Member {
  readonly number: string
  readonly name: string
  /** Told when a deadline is missed. */
  readonly head: boolean
}

export type DepartmentRow = Schemas['DepartmentOut']

export type Person = Schemas['PersonOut']

export interface LeaveRow {
  readonly id: number
  readonly number: string
  readonly name: string
  readonly substitute: string
  readonly substitute_name: string
  readonly start: string
  readonly end: string
}

export const HOUSE = '/api/workorders/house'
