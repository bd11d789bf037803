// @vitest-environment jsdom
import { effectScope } from 'vue'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { countsOf, faultsOf, guessed, lookAgainAfter, type Mass, may, numberColumn, percentOf, requests, stageText, type Step, variablesOf } from '@/messaging/mass/mass'
import { type OpenMass, useMass } from '@/messaging/mass/useMass'

const MASS = { id: 'mass-1', name: '年检', stage: 'checked', is_requested: false, rows: 3, sendable: 2, progress: [{ state: 'held', count: 2 }], result: null } as unknown as Mass
const mass = (change: Partial<Mass>): Mass => ({ ...MASS, ...change })
const STEPS: readonly Step[] = ['check', 'trial', 'submit', 'start', 'pause', 'cancel', 'export']
const allowed = (change: Partial<Mass>): Step[] => STEPS.filter((step) => may(mass(change), step))

describe('群发的各步', () => {
  it.each<[Partial<Mass>, Step[]]>([
    [{ stage: 'uploaded' }, ['check', 'cancel']],
    [{ stage: 'checking' }, []],
    [{ stage: 'checked' }, ['check', 'trial', 'submit', 'cancel', 'export']],
    [{ stage: 'checked', sendable: 0 }, ['check', 'trial', 'cancel', 'export']],
    [{ stage: 'checked', is_requested: true }, ['trial', 'export']],
    [{ stage: 'approved' }, ['trial', 'start', 'cancel', 'export']],
    [{ stage: 'running' }, ['pause', 'cancel', 'export']],
    [{ stage: 'paused' }, ['start', 'cancel', 'export']],
    [{ stage: 'done' }, ['export']],
    [{ stage: 'cancelled' }, ['export']],
  ])('%j 可以 %j', (change, steps) => expect(allowed(change)).toEqual(steps))

  it('待审批先于检查结果', () => expect([stageText(mass({ is_requested: true })), stageText(MASS)]).toEqual(['待审批', '已检查']))
})

describe('短信内容与列', () => {
  it('变量各一次，按先后', () => expect(variablesOf('{姓名}您好，{ 日期 }前，{姓名}')).toEqual(['姓名', '日期']))

  it('同名的列自动选上，已选的不变', () => {
    expect(guessed(['姓名', '日期'], '{姓名}{日期}{金额}', { 日期: '姓名' })).toEqual({ 姓名: '姓名', 日期: '姓名', 金额: '' })
    expect(numberColumn(['姓名', '手机号'])).toBe('手机号')
  })

  it('指出缺什么', () => {
    const wording = { name: '年检', template: '{姓名}您好', number_column: '手机', columns: { 姓名: '姓名' } }
    expect(Object.values(faultsOf(wording)).filter(Boolean)).toEqual([])
    expect(faultsOf({ ...wording, template: '您好{姓名' }).template).toContain('{名称}')
    expect(faultsOf({ ...wording, template: '您好{ }' }).template).toContain('{名称}')
    expect(faultsOf({ ...wording, template: ' ' }).template).toContain('请填写')
    expect(faultsOf({ ...wording, columns: {} }).columns).toContain('变量')
    expect(faultsOf({ ...wording, number_column: '' }).number).toContain('号码')
  })
})

it('进度按状态的先后列出', () => {
  const one = mass({ progress: [{ state: 'failed', count: 1 }, { state: 'waiting', count: 1 }, { state: 'sent', count: 1 }] })
  expect(countsOf(one).map(({ state }) => state)).toEqual(['waiting', 'sent', 'failed'])
  expect([percentOf(one), percentOf(mass({ progress: [] }))]).toEqual([66, 0])
})

it('自己会变的才再看', () => {
  const waiting = { state: 'waiting', size: 0, requested_at: '', stored_until: '' } as const
  expect([MASS, mass({ stage: 'running' }), mass({ result: waiting }), mass({ is_requested: true }), mass({ stage: 'done', progress: [] })].map(lookAgainAfter)).toEqual([0, 2000, 2000, 10_000, 0])
})

describe('打开的群发', () => {
  let open: OpenMass
  const scope = { stop: () => {} }
  const answers: { status: number; body: unknown }[] = []
  const requested: string[] = []

  async function settled(): Promise<void> {
    await vi.advanceTimersByTimeAsync(0)
  }

  beforeEach(() => {
    vi.useFakeTimers()
    requested.length = answers.length = 0
    vi.stubGlobal('fetch', (path: string, { method }: RequestInit) => {
      requested.push(`${method} ${path}`)
      const next = answers.shift() ?? { status: 200, body: MASS }
      return Promise.resolve(new Response(JSON.stringify(next.body), { status: next.status }))
    })
  })

  afterEach(() => {
    scope.stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
  })

  function begin(): void {
    const made = effectScope()
    made.run(() => (open = useMass('mass-1')))
    scope.stop = () => made.stop()
  }

  it('发送时每 2 秒再看，完成后不再看', async () => {
    answers.push({ status: 200, body: mass({ stage: 'running' }) }, { status: 200, body: mass({ stage: 'done', progress: [] }) })
    begin()
    await settled()
    expect(open.mass.value?.stage).toBe('running')
    await vi.advanceTimersByTimeAsync(2000)
    expect(open.mass.value?.stage).toBe('done')
    await vi.advanceTimersByTimeAsync(60_000)
    expect(requested).toEqual(['GET /api/texts/mass/mass-1', 'GET /api/texts/mass/mass-1'])
  })

  it('一步的结果立即显示', async () => {
    begin()
    await settled()
    answers.push({ status: 200, body: mass({ stage: 'cancelled' }) })
    expect(await open.take(requests.cancel)).toBe(true)
    expect(open.mass.value?.stage).toBe('cancelled')
    expect(requested.at(-1)).toBe('POST /api/texts/mass/mass-1/cancel')
  })

  it('被拒绝时说明原因，并显示现状', async () => {
    begin()
    await settled()
    answers.push({ status: 409, body: { code: 'not_now', message: '该群发已取消，不能进行此操作。', status: 409 } }, { status: 200, body: mass({ stage: 'cancelled' }) })
    expect(await open.take(requests.start)).toBe(false)
    expect([open.errorText.value, open.mass.value?.stage, open.busy.value]).toEqual(['该群发已取消，不能进行此操作。', 'cancelled', false])
  })

  it('读不到时保留上次结果，并继续看', async () => {
    answers.push({ status: 200, body: mass({ stage: 'running' }) }, { status: 503, body: { code: 'unavailable', message: '服务暂不可用。', status: 503 } })
    begin()
    await settled()
    await vi.advanceTimersByTimeAsync(2000)
    expect([open.problem.value?.message, open.mass.value?.stage]).toEqual(['服务暂不可用。', 'running'])
    await vi.advanceTimersByTimeAsync(2000)
    expect([open.problem.value, open.mass.value?.stage]).toEqual([undefined, 'checked'])
  })

  it('离开页面后不再看', async () => {
    answers.push({ status: 200, body: mass({ stage: 'running' }) })
    begin()
    await settled()
    scope.stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(requested).toHaveLength(1)
  })
})
