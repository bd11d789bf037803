// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import StatisticsPage from '@/analytics/StatisticsPage.vue'
import ExportMenu from '@/records/ExportMenu.vue'

const MEASURES = [
  ['answer_rate', '人工接通率', '%', 0.92],
  ['entered', '进线', '通', null],
  ['answered', '接通', '通', null],
].map(([key, name, unit, target]) => ({ key, name, unit, target, group: '通话', meaning: '', formula: '', owner: '', version: 1, valid_from: '2026-01-01', sources: [], dimensions: ['day', 'queue'], has_parts: unit === '%' }))
const REGISTRY = { measures: MEASURES, dimensions: [{ key: 'day', name: '日', kind: 'time' }, { key: 'queue', name: '队列', kind: 'name' }] }
const cell = { value: 1, displayed_value: '1', num: 1, den: null, before: null, displayed_before: '' }
const line = (day: string) => ({ by: [day], labels: [day], cells: [cell, cell, cell] })

let page: VueWrapper | undefined
let questions: Record<string, unknown>[]
let lines: unknown[]

beforeEach(() => {
  setActivePinia(createPinia())
  questions = []
  lines = [line('2026-11-01'), line('2026-11-02')]
  vi.stubGlobal('fetch', async (path: string, { body }: RequestInit) => {
    if (path.includes('/registry')) return new Response(JSON.stringify(REGISTRY))
    if (!path.includes('/ask')) return new Response('[]')
    questions.push(JSON.parse(body as string))
    return new Response(JSON.stringify({ lines, axes: [], total: [], before_first: null, before_last: null, took_ms: 1, at: '' }))
  })
})
afterEach(() => {
  page?.unmount()
  vi.unstubAllGlobals()
})

async function opened(): Promise<VueWrapper> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { render: () => null } }] })
  await router.push('/statistics')
  page = mount(StatisticsPage, { global: { plugins: [router], stubs: { AnswerChart: { props: ['series', 'targets', 'unit'], template: '<i class="chart">{{ series.length }} {{ unit }} {{ targets.length }}</i>' } } } })
  await flushPromises()
  await flushPromises()
  return page
}

const charts = (one: VueWrapper): string[] => one.findAll('.chart').map((chart) => chart.text())
const at = (one: VueWrapper, testid: string) => one.get(`[data-testid="${testid}"]`)

describe('the page of statistics', () => {
  it('draws every chosen measure, those of one unit together, with what the contract requires', async () => {
    expect(charts(await opened())).toEqual(['1 % 1', '2 通 0'])
  })

  it('asks for days of one’s own where they are wanted, and for usual ones by name', async () => {
    const one = await opened()
    expect(one.find('[data-testid="statistics-first"]').exists()).toBe(false)
    await at(one, 'statistics-span').setValue('自定义…')
    await at(one, 'statistics-first').setValue('2026-10-02')
    await flushPromises()
    expect(questions.at(-1)).toMatchObject({ first: '2026-10-02' })
    await at(one, 'statistics-span').setValue('今天')
    await flushPromises()
    expect(questions.at(-1)?.first).toBe(questions.at(-1)?.last)
  })

  it('is split by one dimension or two, and no longer', async () => {
    const one = await opened()
    await at(one, 'dimension-1').setValue('queue')
    await at(one, 'dimension-0').setValue('')
    await flushPromises()
    expect(questions.slice(-2).map((each) => each.dimensions)).toEqual([['day', 'queue'], ['queue']])
  })

  it('offers a next step where nothing was found', async () => {
    lines = []
    const one = await opened()
    expect(charts(one)).toEqual([])
    expect(one.text()).toContain('这段时间没有数据')
    const before = questions.length
    await at(one, 'statistics-longer').trigger('click')
    await flushPromises()
    expect(questions.length).toBeGreaterThan(before)
    expect(one.find('[data-testid="statistics-longer"]').exists()).toBe(false)
  })
})

describe('an export of calls', () => {
  it('is begun with the filters of the list, followed while it is made, then downloaded', async () => {
    vi.useFakeTimers()
    const sent: unknown[] = []
    const row = { id: 'export-1', total: 200, done: 50, state: 'making', size: 0, error: '', requested_at: '2026-11-25T02:00:00Z', stored_until: '2026-12-02T02:00:00Z' }
    let rows: unknown[] = []
    vi.stubGlobal('fetch', async (_: string, { method, body }: RequestInit) => {
      if (method !== 'POST') return new Response(JSON.stringify({ rows }))
      sent.push(JSON.parse(body as string))
      rows = [row]
      return new Response(JSON.stringify(row))
    })
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { render: () => null } }] })
    await router.push('/calls#exports')
    page = mount(ExportMenu, { props: { filters: () => ({ rating: '5' }), total: 200 }, global: { plugins: [router] } })
    await flushPromises()
    await at(page, 'export-begin').trigger('click') // opened by the notification's link
    await flushPromises()
    expect(sent).toEqual([{ rating: '5' }])
    expect(at(page, 'records-export').text()).toContain('正在导出 25%')
    rows = [{ ...row, state: 'done', done: 200, size: 12_000 }]
    await vi.advanceTimersByTimeAsync(1000)
    await flushPromises()
    expect(at(page, 'export-file').attributes('href')).toBe('/api/calls/exports/export-1/file')
    expect(at(page, 'records-export').text()).toContain('导出')
    vi.useRealTimers()
  })
})
