import { describe, expect, it } from 'vitest'

import { type Element, marksOf, suggestionsOf } from '@/workorders/elements/elements'
import type { FormSchema } from '@/workorders/wire'

const FORM: FormSchema = {
  properties: {
    kind: { type: 'string', title: '诉求类型', enum: ['咨询', '投诉'] },
    employer: { type: 'string', title: '单位名称' },
    wants_follow_up: { type: 'boolean', title: '要求回访' },
    content: { type: 'string', title: '诉求内容' },
    reply: { type: 'string', title: '答复' },
  },
}
const EDITS = ['kind', 'employer', 'wants_follow_up', 'content']
const NOTES = '𠮷记餐饮欠薪，要求投诉'
const element = (field: string, value: string | boolean, start = 0, end = 0): Element => ({ field, value, start, end, inferred: false, wording: '' })
const ELEMENTS = [element('kind', '投诉', 9, 11), element('employer', '𠮷记餐饮', 0, 4)]
const suggested = (values = {}, byHand: string[] = [], elements: readonly Element[] = ELEMENTS): ReturnType<typeof suggestionsOf> =>
  suggestionsOf(FORM, EDITS, values, new Set(byHand), { notes: NOTES, elements })

describe('what the notes say of a form', () => {
  it('comes with its words, and the notes themselves as what the matter is about', () => {
    expect(suggested().map(({ title, value, text: words }) => [title, value, words])).toEqual([
      ['诉求类型', '投诉', '投诉'],
      ['单位名称', '𠮷记餐饮', '𠮷记餐饮'],
      ['诉求内容', NOTES, ''],
    ])
  })

  it('rests on the words of the talk where these say it', () => {
    const heard = { ...element('employer', '示例餐饮'), wording: '在示例餐饮上班' }
    expect(suggested({}, [], [heard])[0]).toMatchObject({ field: 'employer', text: '在示例餐饮上班' })
  })

  it('leaves out what the form has no place or no choice for', () => {
    const elements = [element('kind', '表扬'), element('colour', '红'), element('reply', '好')]
    expect(suggested({}, [], elements).map(({ field }) => field)).toEqual(['content'])
  })

  it('is done where the form says so, and against a hand only where that wrote something else', () => {
    const of = (values: object, ...byHand: string[]): unknown[] => {
      const one = suggested(values, byHand).find(({ field }) => field === 'employer')
      return [one?.done, one?.against]
    }
    expect(of({ employer: '𠮷记餐饮' }, 'employer')).toEqual([true, false])
    expect(of({ employer: '别的' }, 'employer')).toEqual([false, true])
    expect(of({ employer: '' }, 'employer')).toEqual([false, false])
    expect(of({ employer: '别的' })).toEqual([false, false])
  })
})

describe('the marks in the notes', () => {
  it('are in order and never overlap', () => {
    expect(marksOf([{ start: 5, end: 9 }, { start: 0, end: 0 }, { start: 1, end: 3 }, { start: 8, end: 12 }])).toEqual([[1, 3], [5, 12]])
  })
})
