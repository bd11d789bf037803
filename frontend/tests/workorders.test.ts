import { describe, expect, it } from 'vitest'

import { ApiError } from '@/app/http'
import { sentence } from '@/shared/format'
import { CASE_FILTERS, wireOf } from '@/workorders/list/cases'
import { isBySystem, lineOf, titleOf } from '@/workorders/page/entryTexts'
import { fieldErrorsOf } from '@/workorders/fieldErrors'
import { isSomebody, lineOf as partyLine } from '@/workorders/parties/parties'
import { isBlank, isSame, isVisible, remaining, span, stateTone, type What } from '@/workorders/wire'

const NOW = Date.parse('2026-11-26T08:00:00Z')
const step = (detail: Record<string, unknown>, what: What = 'step') => ({ at: '', by: '1001', by_name: '王晓芳', what, step: '', text: '', detail, is_review: false })

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
    expect(isVisible(time, { wants_follow_up: true })).toBe(true)
    expect(isVisible(time, {})).toBe(false)
    expect(isVisible({}, {})).toBe(true)
  })

  it('看多选的一栏，选了其中一项就出现', () => {
    const dust = { 'x-show': { field: 'hazards', in: ['粉尘'] } }
    expect([isVisible(dust, { hazards: ['噪声', '粉尘'] }), isVisible(dust, { hazards: ['噪声'] }), isVisible(dust, { hazards: [] })]).toEqual([true, false, false])
  })

  it('一项没选就是没填，选的先后不算改动', () => {
    expect([isBlank([]), isBlank(['甲']), isBlank(0), isBlank(false)]).toEqual([true, false, false, false])
    expect([isSame(['甲', '乙'], ['乙', '甲']), isSame(['甲'], ['甲', '乙']), isSame([], undefined), isSame(false, undefined)]).toEqual([true, false, true, false])
  })

  it('服务端说的话落到各自那一栏', () => {
    const refused = new ApiError(422, 'invalid', '有两处要改', { fields: [{ field: 'summary', message: '太短' }] })
    expect(fieldErrorsOf(refused)).toEqual({ summary: '太短' })
    expect(fieldErrorsOf(new Error('断网'))).toEqual({})
  })
})

describe('列表', () => {
  it('标记在服务端是单独的一栏', () => {
    expect(wireOf({ ...CASE_FILTERS.defaults, flag: 'overdue' })).toEqual({ scope: 'mine', order: 'due', overdue: 'true' })
  })

  it('退回与处置中要人留意，办结的安静', () => {
    expect(stateTone({ state: 'returned', over: false })).toBe('warn')
    expect(stateTone({ state: 'handling', over: false })).toBe('primary')
    expect(stateTone({ state: 'closed', over: true })).toBe('ok')
  })
})

describe('经过', () => {
  it('一步说环节和结果', () => expect(titleOf(step({ name: '签收', outcome: '退单' }))).toBe('签收：退单'))
  it('环节和结果同名只说一次', () => expect(titleOf(step({ name: '签收', outcome: '签收' }))).toBe('签收'))
  it('改了哪些栏说得出', () => expect(lineOf(step({ fields: ['区', '摘要'] }, 'changed'))).toBe('修改了区、摘要'))
  it('几句话连起来，句号只有一个', () => {
    const entry = { ...step({ name: '办理', department_name: '养老保险处' }), text: '请核实。' }
    expect([lineOf(entry), sentence('请核实。'), sentence('请核实')]).toEqual(['承办 养老保险处。请核实。', '请核实。', '请核实。'])
  })
  it.each([
    ['deadline_warned', { clock: '办理', share: 0.8 }, '时限提醒', '“办理”时限已用 80%'],
    ['deadline_escalated', { clock: '办理', to: 'director', to_name: '分管主任' }, '超时上报', '“办理”超过时限，上报分管主任'],
    ['extension_asked', { clock: '办理', term: '5个工作日' }, '申请延期', '“办理”时限，延 5个工作日'],
    ['left_out', { fields: ['来源', '电话'] }, '12345 来单有未收录的栏', '未收录：来源、电话'],
    ['given', { name: '审核', person: '4001', person_name: '卫平' }, '分派', '“审核”给 4001 卫平'],
    ['party_added', { part: '同事' }, '添加相关人', '同事'],
  ] as const)('%s 说清楚是哪一个', (what, detail, title, line) => {
    expect([titleOf(step(detail, what)), lineOf(step(detail, what))]).toEqual([title, line])
  })
  it('没有人的是系统做的', () => expect(isBySystem({ ...step({}, 'timer'), by: '' })).toBe(true))
})

describe('相关人', () => {
  const nobody = { part: '同事', name: ' ', phone: '', note: '' }
  it('说得出是什么人、又有一样可找的，才加得上', () => {
    expect([isSomebody(nobody), isSomebody({ ...nobody, note: '同工地' }), isSomebody({ ...nobody, part: '', name: '李四' })]).toEqual([false, true, false])
  })
  it('姓名、电话缺哪样都行', () => expect([partyLine({ name: '李*', phone: '138******02' }), partyLine({ name: '', phone: '138******02' })]).toEqual(['李* 138******02', '138******02']))
})
