import { describe, expect, it } from 'vitest'

import { declined, type Marks, openItems, placeAfter, scoreOf, taken, UNGRADED } from '@/quality/grading'
import type { Grade, Item } from '@/quality/quality'

const item = (key: string, weight: number, red_line = false): Item => ({ key, name: key, weight, may_be_na: true, red_line, help: '', good: '', bad: '' })
const ITEMS = [item('a', 50), item('b', 30), item('c', 20), item('red', 0, true)]
const marks = (grades: Record<string, Grade | null>): Marks => Object.fromEntries(Object.entries(grades).map(([key, grade]) => [key, { ...UNGRADED, grade }]))

describe('an inspection', () => {
  it('counts the items that apply', () => {
    expect(scoreOf(ITEMS, marks({ a: 'pass', b: 'fail', c: 'na', red: 'pass' }))).toBe(62.5)
    expect(scoreOf(ITEMS, marks({ a: 'na', b: 'na', c: 'na', red: 'pass' }))).toBe(100)
  })

  it('has nothing once a red line was crossed', () => {
    expect(scoreOf(ITEMS, marks({ a: 'pass', b: 'pass', c: 'pass', red: 'fail' }))).toBe(0)
  })

  it('takes a proposal with its words and second, and opens the item again once it is turned down', () => {
    const proposal = { item: 'a', result: 'fail', wording: '我保证', seconds: 12 } as const
    const graded = taken({ ...UNGRADED }, proposal)
    expect(graded).toEqual({ grade: 'fail', seconds: 12, comment: '“我保证”', answer: 'taken' })
    expect(declined(graded)).toEqual({ ...UNGRADED, answer: 'declined' })
    expect(declined({ ...UNGRADED, grade: 'pass' })).toEqual({ ...UNGRADED, grade: 'pass', answer: 'declined' })
  })

  it('goes to the next item that is open, and stays at the last', () => {
    const graded = marks({ a: null, b: 'pass', c: null, red: 'pass' })
    expect(openItems(ITEMS, graded).map(({ key }) => key)).toEqual(['a', 'c'])
    expect(placeAfter(ITEMS, graded, 0)).toBe(2)
    expect(placeAfter(ITEMS, graded, 3)).toBe(3)
  })
})
