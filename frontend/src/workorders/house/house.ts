/** Departments, who deals with cases in them, and who stands in for whom, on the wire. */

export interface Member {
  readonly number: string
  readonly name: string
  /** Told when a deadline is missed. */
  readonly head: boolean
}

export interface DepartmentRow {
  readonly code: string
  readonly name: string
  readonly kind: 'office' | 'district'
  readonly district: string
  /** What a dispatch gets where nobody names one: "5个工作日". */
  readonly deadline: string
  readonly active: boolean
  readonly members: readonly Member[]
  readonly open_cases: number
}

export interface Person {
  readonly number: string
  readonly name: string
  readonly roles: readonly string[]
  readonly departments: readonly string[]
}

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
