import { describe, expect, it } from 'vitest'

import { begun, done, goneOn, redone, undone } from '@/walls/steps'

describe('steps of designing', () => {
  it('are taken back and done again, one by one', () => {
    const steps = done(done(begun('a'), 'b'), 'c')
    expect(undone(steps).now).toBe('b')
    expect(undone(undone(steps)).now).toBe('a')
    expect(redone(undone(undone(steps))).now).toBe('b')
    expect(redone(redone(undone(undone(steps))))).toEqual(steps)
  })

  it('end where they began and where they stand', () => {
    expect(undone(begun('a'))).toEqual(begun('a'))
    expect(redone(begun('a'))).toEqual(begun('a'))
  })

  it('are one step while one types on, and what was taken back is gone once something else is done', () => {
    const typed = goneOn(goneOn(done(begun(''), 'h'), 'ho'), 'hot')
    expect(undone(typed).now).toBe('')
    expect(done(undone(typed), 'x').future).toEqual([])
  })
})
