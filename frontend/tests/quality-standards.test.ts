import { expect, it } from 'vitest'
import { reactive } from 'vue'

import { changeText, type DraftSection, newItem, openFault, sectionsOf, type StandardVersion, totalOf } from '@/quality/standards'

const section = (...weights: number[]): DraftSection => ({ name: '答复', items: weights.map((weight) => ({ ...newItem(), name: '语气', weight })) })

it('names what a draft lacks, the first thing first', () => {
  expect(openFault([section(60, 40)], '加称呼')).toBe('')
  expect(openFault([section(60, 40)], ' ')).toBe('请填写改动说明')
  expect(openFault([section(60), section(39)], '加称呼')).toBe('各项分值合计须为 100 分，现为 99 分')
  expect(openFault([{ name: '', items: [] }], '')).toBe('请填写全部分类和评分项的名称')
})

it('adds up the weights while one is being typed', () => {
  expect(totalOf([{ name: '', items: [{ ...newItem(), weight: Number.NaN }] }, section(5)])).toBe(5)
})

it('reads a change as a person says it', () => {
  expect(changeText({ kind: 'weight', item: '问候', before: '5 分', after: '3 分' })).toBe('分值 5 分 → 3 分')
  expect(changeText({ kind: 'removed', item: '语气', before: '4 分', after: '' })).toBe('删除（4 分）')
  expect(changeText({ kind: 'help', item: '语气', before: '', after: '' })).toBe('说明或示例有改动')
})

it('copies the sections of a version that a page watches', () => {
  const version = reactive({ sections: [section(60, 40)] }) as unknown as StandardVersion
  const copy = sectionsOf(version)
  expect(copy).toEqual([section(60, 40)])
  for (const one of copy) one.items.length = 0
  expect(version.sections).toEqual([section(60, 40)])
})
