// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'

import { instructionText, PLAIN } from '@/calls/transcript/aiTalk'

const given = { kind: 'speak', leader: '2001', text: '请稍等。', why_not: '' } as const

describe('an instruction to an AI seat, as leaders and desks read it', () => {
  it('says what, with the words', () => {
    expect(instructionText(given)).toBe('说一句：请稍等。')
    expect(instructionText({ ...given, kind: 'hand_over', text: '' })).toBe('转人工')
  })

  it('says why it was not followed', () => {
    expect(instructionText({ ...given, kind: 'offer_text', text: '', why_not: '尚未答复过事项。' })).toBe('提议发短信，未执行：尚未答复过事项。')
  })

  it('has a button for each that needs no words', () => {
    expect(PLAIN.map((one) => one.kind)).toEqual(['hand_over', 'slower', 'repeat', 'offer_text'])
  })
})
