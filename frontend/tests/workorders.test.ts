import { describe, expect, it } from 'vitest'

import { ApiError } from '@/app/http'
import { CASE_FILTERS, wireOf } from '@/workorders/list/cases'
import { isBySystem, lineOf, titleOf } from '@/workorders/page/words'
import { troublesOf } from '@/workorders/troubles'
import { isBlank, isSame, isShown, remaining, span, stateTone } from '@/workorders/wire'

const NOW = Date.parse('2026-11-26T08:00:00Z')
const step = (detail: Record<string, unknown>, what = 'step') => ({ at: '', by: '1001', by_name: '王晓芳', what, step: '', words: '', detail })

describe('时限', () => {
  it.each([
    [59, '0 分'],
    [8 * 60, '8 分'],
    [2 * 3600 + 12 * 60, '2 小时 12 分'],
    [3 * 86400 + 4 * 3600, '3 天 4 小时'],
    [86400, '1 天'],
  ])('%i 秒说成 %s', (seconds, words) => expect(span(seconds)).toBe(words))

  it('过了期说超时多久', () => {
    expect(remaining('2026-11-26T10:12:00Z', NOW)).toBe('还剩 2 小时 12 分')
    expect(remaining('2026-11-26T07:52:00Z', NOW)).toBe('超时 8 分')
  })
})

describe('表单', () => {
  const time = { 'x-show': { field: 'wants_follow_up', in: [true] } }
  it('有条件的一栏只在条件成立时出现', () => {
    expect(isShown(time, { wants_follow_up: true })).toBe(true)
    expect(isShown(time, {})).toBe(false)
    expect(isShown({}, {})).toBe(true)
  })

  it('看多选的一栏，选了其中一项就出现', () => {
    const dust = { 'x-show': { field: 'hazards', in: ['粉尘'] } }
    expect([isShown(dust, { hazards: ['噪声', '粉尘'] }), isShown(dust, { hazards: ['噪声'] }), isShown(dust, { hazards: [] })]).toEqual([true, false, false])
  })

  it('一项没选就是没填，选的先后不算改动', () => {
    expect([isBlank([]), isBlank(['甲']), isBlank(0), isBlank(false)]).toEqual([true, false, false, false])
    expect([isSame(['甲', '乙'], ['乙', '甲']), isSame(['甲'], ['甲', '乙']), isSame([], undefined), isSame(false, undefined)]).toEqual([true, false, true, false])
  })

  it('服务端说的话落到各自那一栏', () => {
    const refused = new ApiError(422, 'invalid', '有两处要改', { fields: [{ field: 'summary', message: '太短' }] })
    expect(troublesOf(refused)).toEqual({ summary: '太短' })
    expect(troublesOf(new Error('断网'))).toEqual({})
  })
})

describe('列表', () => {
  it('标记在服务端是单独的一栏', () => {
    expect(wireOf({ ...CASE_FILTERS.usual, flag: 'overdue' })).toEqual({ scope: 'mine', order: 'due', overdue: 'true' })
  })

  it('退回与处置中要人留意，办结的安静', () => {
    expect(stateTone({ state: 'returned', over: false })).toBe('warn')
    expect(stateTone({ state: 'handling', over: false })).toBe('primary')
    expect(stateTone({ state: 'closed', over: true })).toBe('ok')
  })
})

describe('经过', () => {
  it('一步说环节和结果', () => expect(titleOf(step({ name: '签收', outcome: '退单' }))).toBe('签收：退单'))
  it('改了哪些栏说得出', () => expect(lineOf(step({ fields: ['区', '摘要'] }, 'changed'))).toBe('改了 区、摘要'))
  it('没有人的是系统做的', () => expect(isBySystem({ ...step({}, 'timer'), by: '' })).toBe(true))
})
