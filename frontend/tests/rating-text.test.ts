import { describe, expect, it } from 'vitest'

import { scoreText, transferText, whyNotTransferred } from '@/records/ratingText'

const RATING = { agent: '1001', started_at: '2026-12-01T02:24:06Z', score: 2, at: '2026-12-01T02:24:20Z', skipped: '' }

describe('how a call was rated', () => {
  it('names the level, and the moment of the transfer to the second', () => {
    expect(scoreText(RATING)).toBe('满意')
    expect(transferText(RATING)).toBe('10:24:06 转评价')
  })

  it.each([
    ['silence', '未按键'],
    ['hung_up', '未评价即挂断'],
    ['bad_key', '按键错误'],
    ['', '未评价'],
  ])('says why there is none: %s', (skipped, text) => expect(scoreText({ ...RATING, score: null, skipped })).toBe(text))

  it.each([
    ['caller', 'hangup', '来电人先挂断'],
    ['agent', '来电人要求不评价', '坐席挂断：来电人要求不评价'],
    ['agent', 'hangup', '坐席挂断'],
    ['leader', 'hangup', '班长挂断'],
    ['system', 'agent_lost', '坐席掉线'],
    ['system', 'switch_lost', '线路中断'],
    ['agent', 'transfer', '已转出'],
    ['', '', ''],
  ])('says why a call was not passed to the rating: %s %s', (ended_by, reason, text) => expect(whyNotTransferred([{ ended_by: 'agent', reason: 'transfer' }, { ended_by, reason }])).toBe(text))

  it('has nothing to say of a call without a talk', () => expect(whyNotTransferred([])).toBe(''))
})
