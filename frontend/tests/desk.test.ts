// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { endingOf } from '@/calls/desk/caller'
import { useDesk } from '@/calls/desk/desk'
import { PHONE_FAILED, phoneIsBack } from '@/calls/desk/phoneBack'

const SAID = '李四 拒绝，来电人已接回'

/** The next act is answered only when this is called. */
function answeredLater(): () => void {
  let answer: (response: Response) => void = () => undefined
  vi.stubGlobal('fetch', () => new Promise<Response>((resolve) => (answer = resolve)))
  return () => answer(new Response('{}', { headers: { 'content-type': 'application/json' } }))
}

describe('what the bar says', () => {
  beforeEach(() => setActivePinia(createPinia()))
  afterEach(() => vi.unstubAllGlobals())

  it('goes when the next act goes through', async () => {
    const desk = useDesk()
    desk.refuse(SAID)
    const answer = answeredLater()
    const acting = desk.ready()
    answer()
    expect(await acting).toBe(true)
    expect(desk.refusal).toBe('')
  })

  it('stays when it was said while the act was on its way: the line is quicker than the answer', async () => {
    const desk = useDesk()
    const answer = answeredLater()
    const asking = desk.onCall('consult', { agent: '1002' })
    desk.refuse(SAID)
    answer()
    expect(await asking).toBe(true)
    expect(desk.refusal).toBe(SAID)
  })
})

describe('an agent set aside because the phone could not be rung', () => {
  const aside = { state: 'not_ready', reason: PHONE_FAILED } as const
  const NOW = 1_000_000

  it('is ready again once it is registered anew, whichever of the two is heard of first', () => {
    expect(phoneIsBack(aside, NOW, NOW)).toBe(true)
    expect(phoneIsBack(aside, NOW - 3000, NOW)).toBe(true)
  })

  it('stays aside while it is not registered, and when it was all the time', () => {
    expect(phoneIsBack(aside, 0, NOW)).toBe(false)
    expect(phoneIsBack(aside, NOW - 60_000, NOW)).toBe(false)
  })

  it('is not made ready who is aside for another reason', () => {
    expect(phoneIsBack({ state: 'not_ready', reason: '午餐' }, NOW, NOW)).toBe(false)
    expect(phoneIsBack({ state: 'wrap_up', reason: PHONE_FAILED }, NOW, NOW)).toBe(false)
    expect(phoneIsBack(null, NOW, NOW)).toBe(false)
  })
})

describe('how an earlier call ended', () => {
  it('is how long was talked', () => {
    expect(endingOf({ talk_seconds: 192, outcome: 'answered' })).toBe('3 分 12 秒')
  })

  it.each([
    ['self_service', '自助办理'],
    ['no_person', '未转人工'],
    ['voicemail', '已留言'],
    ['callback', '选择回拨'],
    ['abandoned', '排队时放弃'],
  ])('without a talk is what became of it: %s', (outcome, words) => {
    expect(endingOf({ talk_seconds: 0, outcome })).toBe(words)
  })
})
