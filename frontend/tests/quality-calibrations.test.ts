import { describe, expect, it } from 'vitest'

import { byItem, type CalibrationItem, type Precedent, undecided } from '@/quality/calibrations'
import { marksOf } from '@/quality/grading'
import type { Standard } from '@/quality/quality'

const person = { number: '7001', name: '某' }
const precedent = (id: number, item: string): Precedent => ({ id, item, item_name: item, calibration: 'c', name: '校准', call_at: '', grade: 'fail', reason: '', by: person, published_at: '', retired_at: null, retired_reason: '' })
const item = (key: string, right: CalibrationItem['right']): CalibrationItem => ({ item: key, grades: [], is_unanimous: false, right, decision: null })

describe('a calibration', () => {
  it('has its precedents by item, the newest first as they come', () => {
    expect([...byItem([precedent(3, 'a'), precedent(2, 'b'), precedent(1, 'a')])].map(([key, rows]) => [key, rows.map(({ id }) => id)])).toEqual([['a', [3, 1]], ['b', [2]]])
  })

  it('cannot be closed while an item has no right grade', () => {
    expect(undecided([item('a', 'pass'), item('b', null)]).map((one) => one.item)).toEqual(['b'])
  })

  it('begins its form with what was stored, and every other item open', () => {
    const standard = { sections: [{ name: '', items: [{ key: 'a' }, { key: 'b' }] }] } as unknown as Standard
    expect(marksOf(standard, [{ item: 'b', grade: 'fail', seconds: 3, comment: '未报' }])).toEqual({
      a: { grade: null, seconds: null, comment: '', answer: null },
      b: { grade: 'fail', seconds: 3, comment: '未报', answer: null },
    })
  })
})
