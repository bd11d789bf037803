import { describe, expect, it } from 'vitest'

import { ringsOf } from '@/assistant/rings'

describe('numbers to press', () => {
  it('is the one an answer refers to', () => {
    expect(ringsOf({ kind: 'refer', number: '12329' }, '请找 12329，社保问 12333。')).toEqual(['12329'])
    expect(ringsOf({ kind: 'answer', number: '' }, '拨打 12333。')).toEqual([])
  })

  it('are all that help in danger, the first to ring first', () => {
    const says = '请马上拨打 120；还有人动手就再拨 110。也可以拨打 12356，或者 12333。'
    expect(ringsOf({ kind: 'escalate', number: '120' }, says)).toEqual(['120', '110', '12356', '12333'])
    expect(ringsOf({ kind: 'escalate', number: '110' }, says)[0]).toBe('110')
  })
})
