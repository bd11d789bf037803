// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { type Person, useSession } from '@/accounts/session'
import CommandPalette from '@/app/frame/CommandPalette.vue'
import { placeOf } from '@/app/frame/found'
import { learnSounds, soundsLike } from '@/app/frame/sounds'

const SYLLABLES: Readonly<Record<string, string[]>> = { 工单: ['gong', 'dan'], 工作台: ['gong', 'zuo', 'tai'], 我的账号: ['wo', 'de', 'zhang', 'hao'] }
const CASE = { kind: 'case', id: 'case1', title: 'GD2026113000001', detail: '工地欠薪' }
const PERSON = { kind: 'person', id: '1002', title: '李四 1002', detail: '甲组' }
const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)', component: { template: '<i />' } }] })

/** The server; what was looked for. */
function serve(hits: readonly unknown[]): string[] {
  const sought: string[] = []
  vi.stubGlobal('fetch', async (url: string, init: RequestInit) => {
    const body = init.body ? JSON.parse(String(init.body)) : {}
    const { pathname } = new URL(url, 'http://test')
    if (pathname === '/api/search') sought.push(body.text)
    const answer = pathname === '/api/search/sounds' ? { sounds: body.names.map((name: string) => SYLLABLES[name] ?? []) } : pathname === '/api/search' ? { hits } : { calculators: [] }
    return new Response(JSON.stringify(answer), { headers: { 'content-type': 'application/json' } })
  })
  return sought
}

async function typed(text: string) {
  const palette = mount(CommandPalette, { global: { plugins: [router] }, attachTo: document.body })
  await flushPromises()
  await palette.get('input').setValue(text)
  await vi.waitFor(() => expect(palette.find('[data-testid=palette-hit], [data-testid=palette-none]').exists()).toBe(true))
  return palette
}

const names = (palette: Awaited<ReturnType<typeof typed>>) => palette.findAll('[data-testid=palette-hit]').map((hit) => hit.get('.nowrap').text())

beforeEach(async () => {
  Element.prototype.scrollIntoView = () => undefined
  setActivePinia(createPinia())
  useSession().person = { number: '2001', permissions: ['live.floor', 'calls.view_all', 'workorders.view_all', 'desk.use'] } as unknown as Person
  await router.push('/desk')
})
afterEach(() => vi.unstubAllGlobals())

describe('Ctrl K', () => {
  it.each(['gongdan', 'gong d', 'gd', '工单'])('finds the page of cases by %s', async (text) => {
    serve([])
    const palette = await typed(text)
    expect(names(palette)).toContain('工单')
  })

  it('groups what the server finds below the pages, goes up and down through all of it, and opens by Enter', async () => {
    const sought = serve([CASE, PERSON])
    const palette = await typed('1002')
    expect(sought).toEqual(['1002'])
    expect(palette.findAll('.group').map((one) => one.text())).toEqual(['工单', '人员'])
    const input = palette.get('input')
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(palette.get('[aria-selected=true]').text()).toContain('李四 1002')
    await input.trigger('keydown', { key: 'ArrowDown' })
    expect(palette.get('[aria-selected=true]').text()).toContain('GD2026113000001')
    await input.trigger('keydown', { key: 'ArrowUp' })
    await input.trigger('keydown', { key: 'Enter' })
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/live?find=1002')
  })

  it('says what can be searched when there is nothing, only of what one may see', async () => {
    serve([])
    useSession().person = { number: '1001', permissions: ['desk.use', 'workorders.view_own'] } as unknown as Person
    const palette = await typed('无此物')
    expect(palette.get('[data-testid=palette-none]').text()).toBe('无结果。可搜索：页面和操作、工单（工单号、内容）、知识；支持拼音、首字母。')
  })
})

describe('where a hit is opened', () => {
  it.each([
    ['number_calls', { path: '/calls', query: { number: 'id', period: 'all' } }],
    ['number_cases', { path: '/cases', query: { person: 'id', scope: 'all' } }],
    ['case', '/cases/id'],
    ['call', { path: '/calls', query: { id: 'id', period: 'all' } }],
    ['person', { path: '/calls', query: { agent: 'id' } }],
    ['article', { path: '/knowledge', query: { id: 'id' } }],
  ] as const)('%s', (kind, place) => expect(placeOf({ kind, id: 'id' }, ['calls.view_all'])).toEqual(place))
})

it('goes by first letters until the syllables are known', async () => {
  serve([])
  expect([soundsLike('录音', 'ly'), soundsLike('录音', 'luyin')]).toEqual([true, false])
  await learnSounds(['工单'])
  expect([soundsLike('工单', 'dan'), soundsLike('工单', 'ongdan')]).toEqual([true, false])
})
