// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'

import { withDraft } from '@/calls/desk/wrapUp'
import { lastQuestion, notesWith, type Phrase, reminderText } from '@/calls/transcript/transcript'
import { withStated } from '@/knowledge/calculators/calculators'

const phrase = (text: string, by_caller = true, is_final = true): Phrase => ({ by_caller, from_ms: 0, to_ms: 1, text, is_final })

describe('what the citizen asked last', () => {
  it('is all that was said since the agent spoke', () => {
    expect(lastQuestion([phrase('您好', false), phrase('我想问一下'), phrase('几岁退休')])).toBe('我想问一下，几岁退休')
  })

  it('stays while the agent answers, and is not what is still being said', () => {
    expect(lastQuestion([phrase('几岁退休'), phrase('六十岁', false)])).toBe('几岁退休')
    expect(lastQuestion([phrase('几岁退休'), phrase('那女', true, false)])).toBe('几岁退休')
    expect(lastQuestion([phrase('您好', false)])).toBe('')
  })
})

describe('what was said, taken into the notes', () => {
  const phrases = [phrase('我在望京上班。'), phrase('您说', false), phrase('三个月没发工资'), phrase('还', true, false)]

  it('stands behind what was noted down, without the agent and what is not over', () => {
    expect(notesWith('', phrases, 100)).toBe('我在望京上班，三个月没发工资')
    expect(notesWith('欠薪', phrases, 100)).toBe('欠薪\n我在望京上班，三个月没发工资')
  })

  it('is taken once, and never beyond what the notes hold', () => {
    expect(notesWith('三个月没发工资', phrases, 100)).toBe('三个月没发工资\n我在望京上班')
    expect(notesWith('', phrases, 6)).toBe('我在望京上班')
  })
})

describe('a summary that the machine drafted', () => {
  const draft = { topicId: '', disposition: '', notes: '', sensitive: false }

  it('is taken with its topic, behind what was noted; a chosen topic stays', () => {
    expect(withDraft(draft, { text: '咨询欠薪' }, 'wage-arrears')).toEqual({ ...draft, notes: '咨询欠薪', topicId: 'wage-arrears' })
    expect(withDraft({ ...draft, notes: '已核身', topicId: 'card-lost' }, { text: '咨询欠薪' }, 'wage-arrears')).toEqual({ ...draft, notes: '已核身\n咨询欠薪', topicId: 'card-lost' })
  })
})

describe('a reminder that was given', () => {
  it('says when, and whether the agent did as reminded where that shows', () => {
    expect(reminderText({ kind: 'identity', at_ms: 42_000, is_followed: true })).toMatch(/^核验身份 .*42 已做到$/)
    expect(reminderText({ kind: 'rating', at_ms: 0, is_followed: false })).toMatch(/未做到$/)
    expect(reminderText({ kind: 'unrest', at_ms: 0, is_followed: null })).not.toMatch(/做到/)
  })
})

describe('what was said of a calculator', () => {
  it('fills what is empty or was said before, never what was typed', () => {
    expect(withStated({}, {}, { wage: '8000' })).toEqual({ wage: '8000' })
    expect(withStated({ wage: '8000' }, { wage: '8000' }, { wage: '9000' })).toEqual({ wage: '9000' })
    expect(withStated({ wage: '7500' }, { wage: '8000' }, { wage: '9000' })).toEqual({ wage: '7500' })
  })
})
