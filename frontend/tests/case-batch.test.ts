import { describe, expect, it } from 'vitest'

import type { Schemas } from '@/wire/schemas'
import { outcomesOf, taskOf, tasksOf } from '@/workorders/list/batch'
import type { CaseRow } from '@/workorders/wire'

function outcome(code: string, effect: Schemas['OutcomeOut']['effect'] = 'forward'): Schemas['OutcomeOut'] {
  return { code, effect } as Schemas['OutcomeOut']
}

function task(fields: Partial<Schemas['TaskOut']> = {}): Schemas['TaskOut'] {
  return { id: 1, step: 'review', mine: true, checklist: [], outcomes: [outcome('pass'), outcome('back')], ...fields } as Schemas['TaskOut']
}

const row = (...tasks: Schemas['TaskOut'][]): CaseRow => ({ tasks }) as unknown as CaseRow

describe('one step for many cases', () => {
  it('is of each case the step that is in one’s own hands', () => {
    const own = task({ id: 2 })
    expect(taskOf(row(task({ mine: false }), own))).toBe(own)
    expect(tasksOf([row(task({ mine: false })), row(own), row()])).toEqual([own])
  })

  it('offers the outcomes of the step when all are at the same', () => {
    expect(outcomesOf([task(), task({ id: 2 })]).map(({ code }) => code)).toEqual(['pass', 'back'])
    expect(outcomesOf([task(), task({ step: 'other' })])).toEqual([])
    expect(outcomesOf([])).toEqual([])
  })

  it('offers none that every case needs something of its own for', () => {
    expect(outcomesOf([task({ outcomes: [outcome('answer', 'reply'), outcome('pass')] })]).map(({ code }) => code)).toEqual(['pass'])
    expect(outcomesOf([task(), task({ checklist: ['核对身份'] })])).toEqual([])
  })
})
