// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import { NO_FILTERS, RECORD_FILTERS, type RecordFilters } from '@/records/filters'
import { type Columns, useColumns } from '@/shared/list/columns'
import ListViews from '@/shared/list/ListViews.vue'
import { totalText } from '@/shared/list/usePages'

const ALL = [
  { key: 'number', word: '号码' },
  { key: 'place', word: '归属地', extra: true },
  { key: 'rating', word: '评价' },
]
const columns = (): Columns => useColumns('calls', ALL)

beforeEach(() => {
  localStorage.clear()
  setActivePinia(createPinia())
})
afterEach(() => void vi.unstubAllGlobals())

describe('the columns of a list', () => {
  it('are the standard ones until somebody chooses, and those chosen after a reload', async () => {
    const first = columns()
    expect([...first.chosen.value]).toEqual(['number', 'rating'])
    first.toggle('place')
    await nextTick()
    expect([...columns().chosen.value]).toEqual(['number', 'place', 'rating'])
    first.choose([])
    await nextTick()
    expect([columns().standard.value, localStorage.length]).toEqual([true, 0])
  })

  it('are never none, and none that the list does not have', () => {
    const some = columns()
    some.toggle('number')
    some.toggle('rating')
    expect([...some.chosen.value]).toEqual(['rating'])
    some.choose(['salary', 'place'])
    expect([...some.chosen.value]).toEqual(['place'])
  })
})

describe('a total', () => {
  it.each([[14515, '14,515 条'], [100_000, '100,000 条以上']])('of %d is said as %s', (total, text) => expect(totalText(total)).toBe(text))
})

describe('a saved view', () => {
  it('brings back filters and columns, and is saved with those that stand now', async () => {
    const sent: unknown[] = []
    vi.stubGlobal('fetch', async (_: string, request: RequestInit) => {
      if (request.method === 'POST') sent.push(JSON.parse(request.body as string))
      return new Response(JSON.stringify({ rows: [{ id: 1, name: '差评', criteria: { rating: '5' }, columns: ['place'] }] }))
    })
    const chosen = columns()
    let filters: RecordFilters = { ...NO_FILTERS, topic: 'pension' }
    const menu = mount(ListViews<RecordFilters>, { props: { modelValue: filters, viewed: 'calls', rules: RECORD_FILTERS, columns: chosen, 'onUpdate:modelValue': (value: RecordFilters) => (filters = value) } })
    await flushPromises()
    await menu.get('[data-testid="calls-views"]').trigger('click')
    await menu.get('[data-testid="view-name"]').setValue('我的')
    await menu.get('form').trigger('submit')
    await flushPromises()
    expect(sent).toEqual([{ viewed: 'calls', name: '我的', criteria: { topic: 'pension' }, columns: [] }])

    await menu.get('[data-testid="view-差评"]').trigger('click')
    expect(filters).toEqual({ ...NO_FILTERS, rating: '5' })
    expect([...chosen.chosen.value]).toEqual(['place'])
    menu.unmount()
  })
})
