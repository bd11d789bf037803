import type { Schemas } from '@/wire/schemas'

/** Departments, who deals with cases in them, and who stands in for whom, on the wire. */

/** `head`: notified when a deadline is missed. */
export type Member = Schemas['MemberOut']

export type DepartmentRow = Schemas['DepartmentOut']

export type Person = Schemas['PersonOut']

export type LeaveRow = Schemas['LeaveOut']

export const ORGANISATION = '/api/workorders/house'
