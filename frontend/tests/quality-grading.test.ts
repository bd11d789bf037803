import { describe, expect, it } from 'vitest'

import { type Marks, openItems, placeAfter, scoreOf } from '@/quality/grading'
import type { Grade, Item } from '@/quality/quality'

const item = (key: string, weight: number, red_line = false): Item => ({ key, name: key, weight, may_be_na: true, red_line, help: '', good: '', bad: '' })
const ITEMS = [item('a', 50), item('b', 30), item('c', 20), item('red', 0, true)]
const marks = (grades: Record<string, Grade | null>): Marks => Object.fromEntries(Object.entries(grades).map(([key, grade]) => [key, { grade, seconds: null, comment: '' }]))

describe('an inspection', () => {
  it('counts the items that apply', () => {
    expect(scoreOf(ITEMS, marks({ a: 'pass', b: 'fail', c: 'na', red: 'pass' }))).toBe(62.5)
    expect(scoreOf(ITEMS, marks({ a: 'na', b: 'na', c: 'na', red: 'pass' }))).toBe(100)
  })

  it('has nothing once a red line was crossed', () => {
    expect(scoreOf(ITEMS, marks({ a: 'pass', b: 'pass', c: 'pass', red: 'fail' }))).toBe(0)
  })

  it('goes to the next item that is open, and stays at the last', () => {
    const graded = marks({ a: null, b: 'pass', c: null, red: 'pass' })
    expect(openItems(ITEMS, graded).map(({ key }) => key)).toEqual(['a', 'c'])
    expect(placeAfter(ITEMS, graded, 0)).toBe(2)
    expect(placeAfter(ITEMS, graded, 3)).toBe(3)
  })
})
