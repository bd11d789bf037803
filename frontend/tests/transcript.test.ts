// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'

import { lastQuestion, notesWith, type Phrase } from '@/calls/transcript/transcript'

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
