// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, nextTick, reactive, shallowReactive } from 'vue'

import { type Person, useSession } from '@/accounts/session'
import type { Live } from '@/app/live/useLive'
import { attendSupervision } from '@/calls/supervision/attend'
import { usePhone } from '@/calls/phone/phone'
import { useLeaderPhone } from '@/calls/supervision/leaderPhone'
import { shiftReason, store, storedFor } from '@/calls/supervision/storage'
import { useSupervision } from '@/calls/supervision/supervision'
import { IDLE } from '@/calls/supervision/supervisionState'

const ME = '2001'
const CALL = 'calls/c1'
let docs: Map<string, unknown>
let scope: EffectScope

const TALK = { id: 'c1', phase: 'talking', number: '', agent: '1001', supervised_by: ME, supervision: null }

/** The call as the live line shows it, with this leader since that moment. */
function led(mode: string, asked_at: string): unknown {
  return { ...TALK, supervision: { leader: ME, mode, reason: '', asked_at, answered_at: asked_at, hears: true } }
}

beforeEach(() => {
  sessionStorage.clear()
  setActivePinia(createPinia())
  useSession().person = { number: ME } as Person
  docs = shallowReactive(new Map())
  usePhone().stage = 'up'
  useSupervision().line = reactive({ docs }) as Live
  vi.stubGlobal('fetch', async () => new Response('{}'))
  scope = effectScope()
  scope.run(attendSupervision)
})
afterEach(() => {
  scope.stop()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a leader with a call in this window', () => {
  async function listens(): Promise<ReturnType<typeof useSupervision>> {
    const supervision = useSupervision()
    docs.set(CALL, led('listen', '2026-11-25T02:20:00Z'))
    expect(await supervision.request({ id: 'c1', mode: 'listen', reason: '' })).toBe('')
    expect(supervision.presence?.kind).toBe('listen')
    return supervision
  }

  it('is with it in another way on the same line', async () => {
    const supervision = await listens()
    docs.set(CALL, led('whisper', '2026-11-25T02:20:00Z'))
    await nextTick()
    expect(supervision.presence?.kind).toBe('whisper')
  })

  it('is out of it when another window of the same leader is with it, also if the moment between was never seen', async () => {
    const supervision = await listens()
    docs.set(CALL, led('whisper', '2026-11-25T02:21:00Z'))
    expect(supervision.presence).toBeNull()
    await nextTick()
    expect([supervision.supervised, supervision.note.note]).toEqual([null, ''])
  })

  it('is in it again with a new request', async () => {
    const supervision = await listens()
    vi.stubGlobal('fetch', async () => {
      docs.set(CALL, led('whisper', '2026-11-25T02:22:00Z')) // the live line is faster than the answer
      await nextTick()
      return new Response('{}')
    })
    await supervision.request({ id: 'c1', mode: 'whisper', reason: '' })
    expect(supervision.presence?.kind).toBe('whisper')
  })

  it('leaves, and nothing of it is left for a reload', async () => {
    const supervision = await listens()
    expect(storedFor(ME)?.call).toEqual({ id: 'c1', mode: 'listen', reason: '' })
    await supervision.leave()
    docs.set(CALL, { ...TALK, supervision_over: 'left' })
    await nextTick()
    expect([supervision.supervised, supervision.line, storedFor(ME)]).toEqual([null, null, null])
  })

  it('who leaves while another way is still requested stays out when the answer comes', async () => {
    vi.useFakeTimers()
    const supervision = await listens()
    let answer: (response: Response) => void = () => undefined
    vi.stubGlobal('fetch', (_: string, { method }: { method: string }) => (method === 'POST' ? new Promise<Response>((resolve) => (answer = resolve)) : Promise.resolve(new Response('{}'))))
    const switching = supervision.request({ id: 'c1', mode: 'whisper', reason: '' })
    await nextTick()
    await supervision.leave()
    docs.set(CALL, { ...TALK, supervision_over: 'left' })
    await nextTick()
    expect(supervision.presence).toBeNull()
    answer(new Response('{}'))
    await vi.advanceTimersByTimeAsync(3100)
    await switching
    expect([supervision.supervised, supervision.note.note]).toEqual([null, ''])
  })

  it('reads why when the call ends, and the dialog of another way closes', async () => {
    const supervision = await listens()
    supervision.choose({ call: 'c1', whom: '1001', mode: 'barge', reason: '' })
    expect(supervision.wish?.mode).toBe('barge')
    docs.delete(CALL)
    await nextTick()
    expect([supervision.wish, supervision.note.note]).toEqual([null, '通话已结束'])
  })

  it('keeps the dialog open with the sentence of the refusal', async () => {
    const supervision = await listens()
    const wish = { call: 'c1', whom: '1001', mode: 'take_over', reason: '' } as const
    supervision.choose(wish)
    vi.stubGlobal('fetch', async () => new Response('{"code":"busy","message":"还有第三方在线"}', { status: 409 }))
    await supervision.begin(wish, '坐席求助')
    expect([supervision.refusal, supervision.wish, supervision.presence?.kind]).toEqual(['还有第三方在线', wish, 'listen'])
  })

  it('takes over, and fetches the voice back when its line dies under it', async () => {
    vi.useFakeTimers()
    const supervision = await listens()
    const taken = { ...TALK, agent: ME, taken_over: true }
    docs.set(CALL, taken)
    await nextTick()
    expect(supervision.presence?.tookOver).toBe(true)
    const sent: string[] = []
    vi.stubGlobal('fetch', async (path: string) => {
      sent.push(path)
      return new Response('{}')
    })
    usePhone().stage = 'idle'
    docs.set(CALL, { ...taken, phase: 'agent_lost', lost_since: '2026-11-25T02:21:00Z' })
    await nextTick()
    await vi.advanceTimersByTimeAsync(1600)
    expect(sent).toEqual(['/api/desk/calls/c1/rejoin', '/api/desk/calls/c1/rejoin'])
    usePhone().stage = 'up'
    docs.set(CALL, taken)
    await vi.advanceTimersByTimeAsync(5000)
    expect([sent.length, supervision.presence?.kind]).toEqual([2, 'take_over'])
  })
})

describe('a reload in a call', () => {
  it('lets the dead leg go and is rung again, in the way the floor knows', async () => {
    store({ leader: ME, account: null, call: { id: 'c1', mode: 'listen', reason: '带教' } })
    docs.set(CALL, led('whisper', '2026-11-25T02:20:00Z'))
    usePhone().stage = 'idle'
    usePhone().registered = true
    const supervision = useSupervision()
    const sent: string[] = []
    let betweenLegs: string | undefined
    vi.stubGlobal('fetch', async (path: string, { method, body }: { method: string; body?: string }) => {
      sent.push(`${method} ${path} ${body ?? ''}`)
      if (method === 'DELETE') docs.set(CALL, { ...TALK, supervision_over: 'left' })
      else docs.set(CALL, led('whisper', '2026-11-25T02:21:00Z'))
      await nextTick()
      if (method === 'DELETE') betweenLegs = supervision.displayed?.word
      return new Response('{}')
    })
    await supervision.resume()
    expect(betweenLegs).toBe('正在接回')
    expect(sent).toEqual(['DELETE /api/live/supervise/c1 ', 'POST /api/live/supervise {"call":"c1","mode":"whisper","reason":"带教"}'])
    expect([supervision.returning, supervision.presence?.kind]).toEqual([false, 'whisper'])
  })

  it('finds another leader’s storage of no use', async () => {
    store({ leader: '2002', account: null, call: { id: 'c1', mode: 'listen', reason: '' } })
    await useSupervision().resume()
    expect(useSupervision().supervised).toBeNull()
  })
})

describe('why a leader listens', () => {
  const WISH = { call: 'c1', whom: '1001', mode: 'listen', reason: '' } as const
  let sent: unknown[]

  beforeEach(() => {
    localStorage.clear()
    sent = []
    useSession().person = { number: ME, expires_at: '2126-11-25T12:00:00Z' } as Person
    vi.spyOn(useLeaderPhone(), 'prepare').mockResolvedValue('')
    vi.stubGlobal('fetch', async (_: string, { body }: RequestInit) => (sent.push(JSON.parse(body as string)), new Response('{}')))
    docs.set(CALL, led('listen', '2026-11-25T02:20:00Z'))
  })

  async function listensFor(reason: string): Promise<ReturnType<typeof useSupervision>> {
    const supervision = useSupervision()
    supervision.choose(WISH)
    expect(supervision.wish).toEqual(WISH)
    await supervision.begin(WISH, reason)
    supervision.state = IDLE
    return supervision
  }

  it('is asked once a session, and sent with each further time', async () => {
    const supervision = await listensFor('新人带教')
    supervision.choose(WISH)
    await vi.waitFor(() => expect(sent).toHaveLength(2))
    expect(supervision.wish).toBeNull()
    expect(sent[1]).toEqual({ call: 'c1', mode: 'listen', reason: '新人带教' })
  })

  it('is asked again of another leader, in another session, and of one who steps in', async () => {
    const supervision = await listensFor('新人带教')
    expect([shiftReason(ME, Date.now()), shiftReason('2002', Date.now()), shiftReason(ME, Date.parse('2127-01-01'))]).toEqual(['新人带教', '', ''])
    supervision.choose({ ...WISH, mode: 'barge' })
    expect(supervision.wish?.mode).toBe('barge')
  })

  it('is shown with what went wrong where it is turned down', async () => {
    const supervision = await listensFor('新人带教')
    vi.spyOn(useLeaderPhone(), 'prepare').mockResolvedValue('浏览器未允许使用麦克风')
    supervision.choose(WISH)
    await vi.waitFor(() => expect(supervision.wish).toEqual({ ...WISH, reason: '新人带教' }))
    expect(supervision.refusal).toBe('浏览器未允许使用麦克风')
  })
})
