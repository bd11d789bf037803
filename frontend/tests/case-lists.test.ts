import { describe, expect, it } from 'vitest'

import type { Permission } from '@/accounts/session'

import { type Counts, firstScope } from '@/workorders/list/cases'

const counts = (some: Partial<Counts>) => ({ mine: 0, claimable: 0, department: 0, mentions: 0, overdue: 0, ...some }) as Counts
const may = (...permissions: Permission[]) => (one: Permission) => permissions.includes(one)

describe('the list of cases that is opened first', () => {
  it('is what one has in hand, else what may be taken', () => {
    expect(firstScope(counts({ mine: 2, claimable: 5 }), may('workorders.view_all'))).toBe('mine')
    expect(firstScope(counts({ claimable: 5 }), may('workorders.view_all'))).toBe('claimable')
  })

  it('is as much as one may see, where nothing waits for oneself', () => {
    expect(firstScope(counts({}), may('workorders.view_all', 'workorders.view_department'))).toBe('all')
    expect(firstScope(counts({}), may('workorders.view_department'))).toBe('department')
    expect(firstScope(counts({}), may('workorders.view_own'))).toBe('opened')
  })
})
