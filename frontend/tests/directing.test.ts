import { describe, expect, it } from 'vitest'

import type { AgentDoc } from '@/routing/agents'
import { sentenceTo, whyNotDirect } from '@/routing/directing'
import { seatOf } from '@/routing/seats'

import { agentDoc } from './documents'

const AT = '2026-11-25T02:00:00Z'
const agent = (fields: Partial<AgentDoc>): AgentDoc => agentDoc({
  id: '1001', name: '王某', group: '早班一组', skills: {}, state: 'ready', since: AT, reason: '', until: null, device: 'phone', desk: '', call: '',
  queue: '', extended: false, next_state: '', next_reason: '', ...fields,
})

describe('a leader directs a seat', () => {
  it('says to the agent who, what and why', () => {
    expect(sentenceTo({ to: 'not_ready', by: '2001', by_name: '韩梅', why: '当面沟通', at: AT })).toBe('班长 韩梅 将您置为示忙：当面沟通')
    expect(sentenceTo({ to: 'hang_up', by: '2001', by_name: '', why: '骚扰电话', at: AT })).toBe('班长 2001 挂断了您的通话：骚扰电话')
  })

  it.each([
    ['ready', {}, '已是该状态，或本通结束后生效'],
    ['not_ready', {}, ''],
    ['hang_up', {}, '不在通话中'],
    ['ready', { state: 'talking' as const }, '本通结束后自动就绪'],
    ['ready', { state: 'talking' as const, next_state: 'not_ready' }, ''],
    ['not_ready', { state: 'talking' as const, next_state: 'not_ready' }, '已是该状态，或本通结束后生效'],
    ['signed_out', { state: 'signed_out' as const }, '未签入'],
    ['ready', { state: 'signed_out' as const }, '未签入'],
    ['ready', { state: 'signed_out' as const, is_ai: true }, ''],
    ['not_ready', { state: 'signed_out' as const, is_ai: true }, '未签入'],
    ['ready', { state: 'wrap_up' as const }, ''],
  ] as const)('keeps %s away from a seat where it would change nothing', (to, fields, why) => {
    expect(whyNotDirect(to, seatOf(agent(fields), null))).toBe(why)
  })
})
