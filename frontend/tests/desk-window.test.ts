// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, nextTick, reactive, shallowReactive } from 'vue'

import { type Person, useSession } from '@/accounts/session'
import type { Live } from '@/app/live/useLive'
import { attendDesk } from '@/calls/desk/attend'
import { rememberDesk, rememberedDesk } from '@/calls/desk/credentials'
import { useDesk } from '@/calls/desk/desk'
import { usePhone } from '@/calls/phone/phone'
import type { AgentDoc } from '@/routing/agents'
import type { PhoneAccount } from '@/calls/phone/softPhone'

import { agentDoc, liveCall } from './documents'

const ACCOUNT = { endpoint: 'agent-1001', username: 'u', password: 'first', uri: 'sip:1001@hotline', socket: '/sip' }

let docs: Map<string, unknown>
let scope: EffectScope
/** What the server answers, by "METHOD path"; a request waits for whoever calls what `later` gave. */
let answers: Record<string, unknown>
let requests: string[]
let started: PhoneAccount[]
let renew: () => void

function answer(body: unknown): Response {
  return new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
}

/** The answer comes only when this is called. */
function later(request: string): (body: unknown) => void {
  let settle: (response: Response) => void = () => undefined
  answers[request] = new Promise<Response>((resolve) => (settle = resolve))
  return (body) => settle(answer(body))
}

function live(agent: Partial<AgentDoc>, call: object | null = null): void {
  const doc = agentDoc(agent)
  docs.set('agents/1001', doc)
  if (call) docs.set(`calls/${doc.call}`, liveCall({ id: doc.call, ...call }))
  else docs.delete('calls/c1')
}

beforeEach(() => {
  setActivePinia(createPinia())
  sessionStorage.clear()
  useSession().person = { number: '1001' } as Person
  docs = shallowReactive(new Map())
  useDesk().line = reactive({ docs, state: 'up' }) as Live
  requests = []
  started = []
  answers = { 'POST /api/desk/sign-in': { agent: agentDoc({ seq: 2 }), desk: 'd', phone: ACCOUNT, reasons: ['用餐'] } }
  vi.stubGlobal('fetch', async (path: string, { method }: { method: string }) => {
    requests.push(`${method} ${path}`)
    const found = answers[`${method} ${path}`] ?? {}
    return found instanceof Promise ? found : answer(found)
  })
  vi.spyOn(usePhone(), 'start').mockImplementation((account, forgotten) => {
    started.push(account)
    renew = () => forgotten?.()
  })
  vi.spyOn(usePhone(), 'stop')
  scope = effectScope()
  scope.run(attendDesk)
})
afterEach(() => {
  scope.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

describe('signing in', () => {
  it('takes the phone up and remembers the desk for a reload', async () => {
    const desk = useDesk()
    await desk.signIn('browser', false)
    expect([desk.here, desk.known, desk.device, started]).toEqual([true, true, 'browser', [ACCOUNT]])
    expect(rememberedDesk()).toMatchObject({ agent: '1001', desk: 'd' })
  })

  it('with the live line behind the answer is not taken for a sign-in at another place', async () => {
    live({ desk: 'earlier', seq: 1 })
    const desk = useDesk()
    await desk.signIn('browser', true)
    await nextTick()
    expect([desk.here, desk.displaced]).toEqual([true, false])
    live({ desk: 'd', seq: 2 })
    await nextTick()
    expect(desk.here).toBe(true)
  })

  it('wins over the answer to the page load that comes after it', async () => {
    const desk = useDesk()
    const settle = later('GET /api/desk')
    const resuming = desk.resume()
    await desk.signIn('browser', false)
    settle({ agent: agentDoc({ state: 'signed_out', desk: '', seq: 1 }), call: null, reasons: [] })
    await resuming
    expect(desk.here).toBe(true)
  })

  it('elsewhere stops the phone here, and signing out there frees this window', async () => {
    const desk = useDesk()
    await desk.signIn('browser', false)
    live({ desk: 'other', seq: 3 })
    await nextTick()
    expect([desk.here, desk.displaced, rememberedDesk()]).toEqual([false, true, null])
    expect(usePhone().stop).toHaveBeenCalledTimes(1)
    live({ state: 'signed_out', desk: '', seq: 4 })
    await nextTick()
    expect(desk.displaced).toBe(false)
  })

  it('ends when a leader or the clock signs the agent out', async () => {
    const desk = useDesk()
    await desk.signIn('browser', false)
    live({ state: 'signed_out', desk: '', seq: 3 })
    await nextTick()
    expect([desk.credentials, rememberedDesk()]).toEqual([null, null])
  })
})

describe('a phone that the switch has forgotten', () => {
  it('is started with a new account', async () => {
    const desk = useDesk()
    await desk.signIn('browser', false)
    answers['POST /api/desk/phone'] = { phone: { ...ACCOUNT, password: 'second' } }
    await desk.renewPhone('d')
    expect(started.map(({ password }) => password)).toEqual(['first', 'second'])
    expect(rememberedDesk()?.phone.password).toBe('second')
  })

  it('stays as it is when the agent has signed out before the account came', async () => {
    const desk = useDesk()
    await desk.signIn('browser', false)
    const settle = later('POST /api/desk/phone')
    renew()
    await desk.signOut()
    settle({ phone: { ...ACCOUNT, password: 'second' } })
    await nextTick()
    expect([started.length, desk.credentials]).toEqual([1, null])
  })
})

describe('a call', () => {
  const AT_DESK = { agent: '1001', desk: 'd', device: 'browser', phone: ACCOUNT } as const

  it('goes from the offer over a reload and the talk to the wrap-up', async () => {
    vi.useFakeTimers()
    rememberDesk(AT_DESK)
    const desk = useDesk()
    const phone = usePhone()
    live({ state: 'ringing', call: 'c1', seq: 3 }, { phase: 'offered' })
    answers['GET /api/desk'] = { agent: agentDoc({ state: 'talking', call: 'c1', seq: 4 }), call: liveCall(), reasons: [] }
    live({ state: 'talking', call: 'c1', seq: 4 }, { phase: 'agent_lost', lost_since: '2026-11-25T02:20:00Z' })
    await desk.resume()
    await nextTick()
    expect([desk.here, desk.rejoining, started.length]).toEqual([true, true, 1])

    phone.registered = true
    await vi.advanceTimersByTimeAsync(200)
    expect(requests).toContain('POST /api/desk/calls/c1/rejoin')
    phone.stage = 'up'
    live({ state: 'talking', call: 'c1', seq: 4 }, { phase: 'talking' })
    await vi.advanceTimersByTimeAsync(1500)
    expect(desk.rejoining).toBe(false)

    live({ state: 'wrap_up', call: 'c1', seq: 5 })
    await nextTick()
    expect(desk.call?.id).toBe('c1')
    answers['POST /api/desk/calls/c1/wrap-up'] = { agent: agentDoc({ state: 'ready', seq: 6 }) }
    expect(await desk.saveWrapUp({ topicId: 't', disposition: '已答复', notes: '', sensitive: false }, 'ready')).toBe(true)
    expect([desk.agent?.state, desk.savedCalls]).toEqual(['ready', ['c1']])
  })

  it('whose voice is lost in the middle gets it back without the agent', async () => {
    vi.useFakeTimers()
    const desk = useDesk()
    await desk.signIn('browser', false)
    const phone = usePhone()
    phone.registered = true
    phone.stage = 'up'
    live({ state: 'talking', call: 'c1', seq: 3 }, {})
    await nextTick()
    phone.stage = 'idle'
    live({ state: 'talking', call: 'c1', seq: 3 }, { phase: 'agent_lost' })
    await nextTick()
    await nextTick()
    expect(desk.rejoining).toBe(true)
    await vi.advanceTimersByTimeAsync(10)
    expect(requests.filter((each) => each.endsWith('/rejoin'))).toHaveLength(1)
    phone.stage = 'up'
    await vi.advanceTimersByTimeAsync(1500)
    expect(desk.rejoining).toBe(false)
  })

  it('that another window takes over is not fetched back by this one', async () => {
    vi.useFakeTimers()
    const desk = useDesk()
    await desk.signIn('browser', false)
    usePhone().registered = true
    live({ state: 'talking', call: 'c1', seq: 3 }, { phase: 'agent_lost' })
    await nextTick()
    await nextTick()
    expect(desk.rejoining).toBe(true)
    desk.take({ type: 'claimedElsewhere', agent: '1001' })
    const before = requests.length
    await vi.advanceTimersByTimeAsync(5000)
    expect([desk.rejoining, requests.length]).toEqual([false, before])
  })

  it('of a colleague who only consulted is left after a reload', async () => {
    rememberDesk(AT_DESK)
    const call = liveCall({ agent: '1002', party: { agent: '1001', name: '', number: '', standing: 'joined', since: '' } })
    answers['GET /api/desk'] = { agent: agentDoc({ state: 'talking', call: 'c1', seq: 4 }), call, reasons: [] }
    const desk = useDesk()
    await desk.resume()
    expect([requests.at(-1), desk.rejoining]).toEqual(['POST /api/desk/calls/c1/drop', false])
  })
})

describe('the answer to a command', () => {
  it('that was overtaken by a newer one changes nothing', async () => {
    const desk = useDesk()
    docs.clear()
    await desk.signIn('browser', false)
    const settle = later('POST /api/desk/not-ready')
    const first = desk.notReady('用餐')
    answers['POST /api/desk/ready'] = { agent: agentDoc({ state: 'ready', seq: 4 }) }
    await desk.ready()
    settle({ agent: agentDoc({ state: 'not_ready', reason: '用餐', seq: 3 }) })
    await first
    expect(desk.agent?.state).toBe('ready')
  })
})
