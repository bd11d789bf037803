import { describe, expect, it } from 'vitest'

import { toggled } from '@/exams/exams'
import { heatOf, shareText } from '@/exams/weakTopics'

const row = (category: string, group: string, wrong: number, answered: number): { category: string; group: string; wrong: number; answered: number } => ({ category, group, wrong, answered })

describe('weak topics', () => {
  it('has the weakest category first, all groups together beside each, and too few answers as none', () => {
    const heat = heatOf({ days: 90, enough: 20, rows: [row('养老保险', '二组', 2, 20), row('养老保险', '一组', 3, 40), row('工伤保险', '', 15, 30), row('就业', '一组', 5, 10)] })
    expect(heat.groups).toEqual(['二组', '一组', ''])
    expect(heat.rows.map(({ category, all }) => [category, shareText(all)])).toEqual([['工伤保险', '50%'], ['养老保险', '8%'], ['就业', '—']])
    expect(heat.rows[1]?.cells.map(shareText)).toEqual(['10%', '8%', '—'])
    expect(heat.rows[0]?.all.tint).toContain('55%')
    expect(heat.rows[2]?.cells[1]?.tint).toBe('transparent')
  })
})

describe('an option that is pressed', () => {
  it('replaces the chosen one, and of several is added or taken away', () => {
    expect(toggled('single', [1], 2)).toEqual([2])
    expect(toggled('several', [2], 0)).toEqual([0, 2])
    expect(toggled('several', [0, 2], 0)).toEqual([2])
  })
})
