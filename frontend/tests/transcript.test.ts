// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'

import { lastQuestion, type Phrase } from '@/calls/transcript/transcript'

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
