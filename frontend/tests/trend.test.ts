import { describe, expect, it } from 'vitest'

import { marksOf, rangeOf } from '@/assessment/board'

const counted = (value: number): string => value.toLocaleString('en-US', { maximumFractionDigits: 0 })
const share = (value: number): string => `${(value * 100).toFixed(1)}%`
const texts = (values: number[], written = counted): string[] => marksOf(rangeOf(values), written, written === counted).map((mark) => mark.text)

describe('the marks of a trend', () => {
  it('of nothing but zeros are 0 and 1', () => {
    expect(texts([0, 0, 0])).toEqual(['0', '1'])
  })

  it('of counts are whole numbers', () => expect(texts([0, 1000])).toEqual(['13', '500', '987']))

  it('stand where they are written', () => {
    const [first, second] = marksOf(rangeOf([0, 1]), counted, true)
    expect([first?.at, second?.at]).toEqual([0, 1])
  })

  it('of shares that are all the same lie around it, and of nothing from none to all', () => {
    expect(texts([0.9, 0.9], share)[1]).toBe('90.0%')
    expect(texts([0, 0], share).some((text) => text.startsWith('-'))).toBe(false)
    expect(new Set(texts([0, 0], share)).size).toBe(3)
  })
})
