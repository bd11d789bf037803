// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'

import { useDial } from '@/calls/dial/dial'
import { isFree, mayBeNumber, unmetSentence } from '@/calls/dial/dialTexts'
import { useDesk } from '@/calls/desk/desk'
import type { AgentDoc, AgentState } from '@/routing/agents'

import { agentDoc } from './documents'

function inState(state: AgentState): AgentDoc {
  return agentDoc({
    id: '1001', name: '', group: '', skills: {}, state, since: '', reason: '', until: null, device: 'browser', desk: 'd', call: '', queue: '',
    extended: false, next_state: '', next_reason: '',
  })
}

describe('a number to dial', () => {
  it.each(['13800138000', '010-6234 5678', '+86 138 0013 8000', '114'])('%s may be one', (typed) => {
    expect(mayBeNumber(typed)).toBe(true)
  })

  it.each(['', '12', '王先生', '138 转 3'])('%s is none', (typed) => {
    expect(mayBeNumber(typed)).toBe(false)
  })
})

describe('who may dial', () => {
  it.each(['ready', 'not_ready'] as const)('%s may', (state) => {
    expect(isFree(inState(state))).toBe(true)
  })

  it.each(['signed_out', 'ringing', 'talking', 'wrap_up', 'missed'] as const)('%s may not', (state) => {
    expect(isFree(inState(state))).toBe(false)
  })
})

describe('dialling', () => {
  beforeEach(() => setActivePinia(createPinia()))

  it('asks the server and remembers what was typed, each once, the latest first', async () => {
    const asked = vi.fn(() => Promise.resolve(new Response('{"call":"out-1"}', { headers: { 'content-type': 'application/json' } })))
    vi.stubGlobal('fetch', asked)
    const dial = useDial()
    await dial.dial({ number: '114' })
    await dial.dial({ number: '12345' })
    await dial.dial({ number: ' 114 ' })
    await dial.dial({ after: 'c1' })
    expect(dial.recent).toEqual(['114', '12345'])
    expect(asked).toHaveBeenCalledTimes(4)
    vi.unstubAllGlobals()
  })

  it('says in the bar why it could not be begun, and remembers nothing', async () => {
    const no = { code: 'number_refused', message: '110 是紧急电话' }
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(JSON.stringify(no), { status: 422, headers: { 'content-type': 'application/json' } })))
    expect(await useDial().dial({ number: '110' })).toBe(false)
    expect(useDesk().refusal).toContain('110 是紧急电话')
    expect(useDial().recent).toEqual([])
    vi.unstubAllGlobals()
  })

  it('has a sentence for whatever went wrong', () => {
    expect(unmetSentence('busy')).toBe('对方正忙')
    expect(unmetSentence('38')).toBe('未接通，请稍后再拨')
  })
})
