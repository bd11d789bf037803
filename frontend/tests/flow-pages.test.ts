// @vitest-environment jsdom
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, ref } from 'vue'

import { ApiError } from '@/app/http'
import DaysPage from '@/ivr/days/DaysPage.vue'
import { useYear } from '@/ivr/days/useYear'
import { useRehearsal } from '@/ivr/scenarios/useRehearsal'
import ReadinessList from '@/ivr/versions/ReadinessList.vue'
import RefusalNote from '@/ivr/versions/RefusalNote.vue'
import { dayOf } from '@/shared/format'
import { serverNow } from '@/shared/ticker'
import type { Flow } from '@/ivr/flow'
import { isFit, type Readiness } from '@/ivr/versions/useReadiness'

const TEXT = '[[scenario]]\nname = "甲"\nsteps = ["按 1", "排队 labor"]\n'
const FAILURE = { number: 1, scenario: '甲', step: 2, line: '排队 labor', message: '实际进入队列 social' }

/** Answers request after request; the last one again and again. */
function answers(...bodies: { status?: number; body: unknown }[]): ReturnType<typeof vi.fn> {
  const left = [...bodies]
  const fetch = vi.fn(async () => {
    const next = left.length > 1 ? left.shift() : left[0]
    return new Response(JSON.stringify(next?.body), { status: next?.status ?? 200 })
  })
  vi.stubGlobal('fetch', fetch)
  return fetch
}

function within<T>(use: () => T): T {
  let used: T | undefined
  mount(defineComponent({ setup: () => ((used = use()), () => null) }))
  return used as T
}

const FLOW: Flow = { id: 'main', version: 1, name: '总流程', entry: 'a', person: 'a', nodes: {}, edges: [] }

afterEach(() => vi.unstubAllGlobals())

describe('running scenarios', () => {
  it('marks the step that fails until the flow or the text is another', async () => {
    answers({ body: { count: 1, milliseconds: 0.4, rows: [FAILURE] } })
    const content = ref(FLOW)
    const text = ref(TEXT)
    const { outcomes: told, stale, run } = useRehearsal(() => content.value, () => text.value)
    await run()
    expect(told.value[0]?.state).toBe('failed')
    expect(stale.value).toBe(false)
    content.value = { ...FLOW, id: 'other' }
    expect(told.value[0]?.state).toBe('untried')
    expect(stale.value).toBe(true)
  })

  it('marks the sentence that nobody understands', async () => {
    answers({ status: 422, body: { code: 'scenarios_unreadable', message: '场景“甲”第1步“按 1”看不懂' } })
    const { unread, problem, tried, run } = useRehearsal(() => FLOW, () => TEXT)
    await run()
    expect(problem.value?.code).toBe('scenarios_unreadable')
    expect(TEXT.slice(unread.value?.from, unread.value?.to)).toBe('按 1')
    expect(tried.value).toBeNull()
  })
})

describe('a day set apart', () => {
  const day = { day: '2026-12-31', kind: 'working', by_calendar: 'working', name: '', made_up: false, by: '', by_name: '', at: null }
  const year = (changes: object): object => ({ year: 2026, known: true, rows: [{ ...day, ...changes }] })

  it('can be taken back to what it was', async () => {
    const fetch = answers({ body: year({}) }, { body: {} }, { body: year({ kind: 'holiday', by: '2001' }) }, { body: {} }, { body: year({}) })
    const { set, undo, takeBack, byDay } = within(() => useYear(ref(2026)))
    await flushPromises()
    await set('2026-12-31', 'holiday')
    expect(undo.value).toEqual({ day: '2026-12-31', kind: 'holiday', before: '' })
    expect(byDay.value.get('2026-12-31')?.kind).toBe('holiday')
    await takeBack()
    expect(undo.value).toBeNull()
    expect(fetch.mock.calls.at(-2)?.[1].body).toBe('{"kind":""}')
  })

  it('stays as it was when it is refused, with the reason', async () => {
    answers({ body: year({}) }, { status: 403, body: { code: 'not_permitted', message: '您不能设定日期。' } })
    const { set, undo, errorText: trouble, byDay } = within(() => useYear(ref(2026)))
    await flushPromises()
    await set('2026-12-31', 'holiday')
    expect(trouble.value).toBe('您不能设定日期。')
    expect(undo.value).toBeNull()
    expect(byDay.value.get('2026-12-31')?.kind).toBe('working')
  })
})

describe('why a version cannot be published', () => {
  const global = { stubs: { RouterLink: RouterLinkStub } }
  const links = (wrapper: ReturnType<typeof mount>): unknown[] => wrapper.findAllComponents(RouterLinkStub).map((link) => link.props('to'))
  const ready = (changes: Partial<Readiness>): Readiness => ({
    version: { version: 4, content: { nodes: { robot: { kind: 'hang_up', label: '智能助手' } } } as unknown as Flow } as Readiness['version'],
    differences: [], also: [], problems: [], tried: { count: 1, milliseconds: 1, rows: [] }, texts: [], ...changes,
  })

  it('names the node by its label and leads to it', () => {
    const unfit = ready({ problems: [{ node: 'robot', code: 'dead_end', message: '来电人到此无路可走' }] })
    const list = mount(ReadinessList, { props: { flow: 'main', ready: unfit }, global })
    expect(isFit(unfit)).toBe(false)
    expect(list.get('[data-testid="readiness-problem"]').text()).toBe('智能助手：来电人到此无路可走')
    expect(links(list)).toContain('/flows/main/edit?version=4&node=robot')
  })

  it('names the scenario and its step', () => {
    const unfit = ready({ tried: { count: 2, milliseconds: 1, rows: [FAILURE] } })
    const list = mount(ReadinessList, { props: { flow: 'main', ready: unfit }, global })
    expect(isFit(unfit)).toBe(false)
    expect(list.get('[data-testid="readiness-failure"]').text()).toBe('“甲”第 2 步“排队 labor”：实际进入队列 social')
    expect(links(list)).toEqual(['/flows/main/scenarios?version=4'])
  })

  it('is told sentence by sentence, with the way to put it right', () => {
    const refusal = new ApiError(422, 'breaks_another_flow', '流程“总流程”会因此出错：权益：子流程没有“返回”节点；登记：缺少分支：查到')
    const note = mount(RefusalNote, { props: { refusal, flow: 'rights', version: 2 }, global })
    expect(note.findAll('p')).toHaveLength(3)
    expect(links(note)).toEqual(['/flows/rights/edit?version=2'])
  })

  it('lets one try again what is worth it', async () => {
    const refusal = new ApiError(503, 'not_spoken', '合成失败出语音')
    const note = mount(RefusalNote, { props: { refusal, flow: 'main', version: 2 }, global })
    await note.get('button').trigger('click')
    expect(note.emitted('again')).toHaveLength(1)
  })
})

describe('the page of special days', () => {
  it('does not say that no day is set apart before the year has come', async () => {
    const year = Number(dayOf(serverNow()).slice(0, 4))
    answers({ status: 503, body: { code: 'unavailable', message: '数据库暂时不可用' } }, { body: { year, known: true, rows: [] } })
    const YearGrid = defineComponent({ setup: (_props, { expose }) => (expose({ focus: () => undefined }), () => null) })
    const page = mount(DaysPage, { global: { plugins: [createPinia()], stubs: { RouterLink: RouterLinkStub, YearGrid } } })
    await flushPromises()
    expect(page.get('[role=alert]').text()).toContain('来电仍按现有日期处理')
    expect(page.text()).not.toContain('无，均按日历')
    await page.get('[role=alert] button').trigger('click')
    await flushPromises()
    expect(page.text()).toContain('无，均按日历')
  })
})
