// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { defineComponent, h, nextTick, ref } from 'vue'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'

import { useSession } from '@/accounts/session'
import { addressOf, type Addressed, type FilterRules, filtersOf, useAddressed } from '@/shared/list/address'
import ListPage from '@/shared/list/ListPage.vue'
import ListTable from '@/shared/list/ListTable.vue'
import { spanBack, spanOfDays } from '@/shared/list/period'
import { type Listed, type Pages, usePages } from '@/shared/list/usePages'

interface Filters {
  kind: string
  period: string
}

interface Row {
  readonly id: string
}

const ROWS: readonly Row[] = [{ id: 'a' }, { id: 'b' }, { id: 'c' }]
let wrapper: VueWrapper | undefined

/** Answers request after request; a number is a refusal with that status. */
function answers(...bodies: (number | { rows: readonly Row[]; next?: string | null })[]): string[] {
  const left = [...bodies]
  const asked: string[] = []
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(path)
    const body = left.shift()
    if (typeof body !== 'number') return new Response(JSON.stringify(body))
    return new Response(JSON.stringify({ code: 'refused', message: '数据库连不上' }), { status: body })
  })
  return asked
}

function within<T>(use: () => T, plugins: Router[] = []): T {
  let used: T | undefined
  wrapper = mount(defineComponent({ setup: () => ((used = use()), () => null) }), { global: { plugins } })
  return used as T
}

beforeEach(() => {
  setActivePinia(createPinia())
  Element.prototype.scrollIntoView = vi.fn() // jsdom lays nothing out
})
afterEach(() => {
  wrapper?.unmount()
  vi.unstubAllGlobals()
})

describe('a list fetched in pieces', () => {
  const pagesOf = (filters = ref({ kind: '' })): Pages<Row> => within(() => usePages('/api/alarms', filters, () => ({ ...filters.value })))

  it('grows by what is asked for, and says when there is no more', async () => {
    const asked = answers({ rows: ROWS.slice(0, 2), next: 'b' }, { rows: ROWS.slice(2), next: null })
    const pages = pagesOf()
    await flushPromises()
    expect([pages.rows.length, pages.hasMore]).toEqual([2, true])
    await pages.more()
    expect([pages.rows.length, pages.hasMore]).toEqual([3, false])
    expect(asked).toEqual(['/api/alarms', '/api/alarms?cursor=b'])
  })

  it('keeps what was there when more cannot be had, and says why', async () => {
    answers({ rows: ROWS, next: 'c' }, 503)
    const pages = pagesOf()
    await flushPromises()
    await pages.more()
    expect(pages.rows).toEqual(ROWS)
    expect(pages.problem?.message).toBe('数据库连不上')
  })

  it('shows nothing of other filters under those that could not be answered', async () => {
    answers({ rows: ROWS }, 503)
    const filters = ref({ kind: '' })
    const pages = pagesOf(filters)
    await flushPromises()
    filters.value.kind = 'fax'
    await flushPromises()
    expect(pages.rows).toEqual([])
    expect(pages.state).toBe('failed')
  })

  it('is fetched again by whoever signs in again over the page', async () => {
    const session = useSession()
    session.expired = true
    answers(401, { rows: ROWS })
    const pages = pagesOf()
    await flushPromises()
    session.expired = false
    await flushPromises()
    expect(pages.rows).toEqual(ROWS)
    expect(pages.problem).toBeUndefined()
  })
})

describe('the lines of a list', () => {
  function table(selected?: string): VueWrapper {
    wrapper = mount(ListTable<Row>, {
      props: { name: 'things', label: '东西', rows: ROWS, idOf: (row: Row) => row.id, selected, marks: (row: Row) => ({ 'data-thing': row.id }) },
      slots: { row: ({ row }: { row: Row }) => h('td', row.id) },
      attachTo: document.body,
    })
    return wrapper
  }
  const told = (name: string): unknown[] => (wrapper?.emitted(name) ?? []).map(([row]) => (row as Row).id)

  it('are walked by the arrows, no further than the ends', async () => {
    await table('b').get('[data-testid="things-table"]').trigger('keydown', { key: 'ArrowDown' })
    await wrapper?.get('[data-testid="things-table"]').trigger('keydown', { key: 'ArrowUp' })
    expect(told('walk')).toEqual(['c', 'a'])
    await wrapper?.setProps({ selected: 'c' })
    await wrapper?.get('[data-testid="things-table"]').trigger('keydown', { key: 'ArrowDown' })
    expect(told('walk').at(-1)).toBe('c')
  })

  it('begin at the first when none is open', async () => {
    await table('').get('[data-testid="things-table"]').trigger('keydown', { key: 'ArrowDown' })
    expect(told('walk')).toEqual(['a'])
  })

  it('open by a click and by Enter', async () => {
    await table('b').get('[data-thing="c"]').trigger('click')
    await wrapper?.get('[data-testid="things-table"]').trigger('keydown', { key: 'Enter' })
    expect(told('open')).toEqual(['c', 'b'])
  })

  it('leave the arrows to scrolling where they do not open', async () => {
    await table().get('[data-testid="things-table"]').trigger('keydown', { key: 'ArrowDown' })
    expect(told('walk')).toEqual([])
    expect(wrapper?.get('[data-thing="a"]').attributes('aria-selected')).toBeUndefined()
  })

  it('hear the keys at once, unless somebody is writing', () => {
    table('a')
    expect(document.activeElement).toBe(wrapper?.element)
    wrapper?.unmount()
    const field = document.body.appendChild(document.createElement('input'))
    field.focus()
    table('a')
    expect(document.activeElement).toBe(field)
    field.remove()
  })
})

describe('a page that is a list', () => {
  const reload = vi.fn()
  const listed = (list: Partial<Listed<Row>>): Listed<Row> => ({ rows: [], state: 'done', problem: undefined, reload, ...list })

  function page(list: Partial<Listed<Row>>, more: { narrowed?: boolean; open?: boolean } = {}): VueWrapper {
    wrapper = mount(ListPage, {
      props: { name: 'things', title: '东西', list: listed(list), narrowed: false, empty: '还没有东西', still: '别的还能用。', ...more },
      slots: { filters: '<input class="filter" />', default: '<div class="list-table" tabindex="0">行</div>' },
      attachTo: document.body,
    })
    return wrapper
  }

  it('says that there is nothing, and widens what is narrowed', async () => {
    expect(page({}).text()).toContain('还没有东西')
    await wrapper?.setProps({ narrowed: true })
    expect(wrapper?.text()).toContain('无符合条件的东西')
    await wrapper?.get('[data-testid="things-clear"]').trigger('click')
    expect(wrapper?.emitted('widen')).toHaveLength(1)
  })

  it('says what failed and tries again', async () => {
    page({ state: 'failed', problem: { status: 503, message: '数据库连不上' } })
    expect(wrapper?.text()).toContain('数据库连不上 别的还能用。')
    expect(wrapper?.text()).not.toContain('还没有东西')
    await wrapper?.get('[role="alert"] button').trigger('click')
    expect(reload).toHaveBeenCalledOnce()
  })

  it('leaves the lines in sight below what failed', () => {
    page({ rows: ROWS, state: 'failed', problem: { status: 0, message: '没有送到' } })
    expect(wrapper?.text()).toMatch(/没有送到.*行/)
  })

  it('says so when it is not for this reader', () => {
    expect(page({ state: 'failed', problem: { status: 403, message: '不许' } }).text()).toContain('您没有查看东西的权限')
  })

  it('goes to the filters by /, and closes what is open by Escape, but not from a field', async () => {
    const one = page({ rows: ROWS }, { open: true })
    window.dispatchEvent(new KeyboardEvent('keydown', { code: 'Slash', key: '/' }))
    expect(document.activeElement).toBe(one.get('.filter').element)
    await one.get('.filter').trigger('keydown', { key: 'Escape' })
    expect(one.emitted('close')).toBeUndefined()
    await one.get('.list-table').trigger('keydown', { key: 'Escape' })
    expect(one.emitted('close')).toHaveLength(1)
    expect(document.activeElement).toBe(one.get('.list-table').element)
  })
})

describe('what a list is narrowed by', () => {
  const RULES: FilterRules<Filters> = { defaults: { kind: '', period: 'week' }, known: { period: (value: string) => ['week', 'all'].includes(value) } }

  async function addressed(path: string): Promise<{ router: Router; at: Addressed<Filters> }> {
    const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:all(.*)', component: { render: () => null } }] })
    await router.push(path)
    return { router, at: within(() => useAddressed(RULES), [router]) }
  }

  it('is in the address only where it is not the usual', () => {
    expect(addressOf(RULES, { kind: 'fax', period: 'week' })).toEqual({ kind: 'fax' })
    expect(filtersOf(RULES, { kind: 'fax', period: 'century', other: 'x' })).toEqual({ kind: 'fax', period: 'week' })
  })

  it('is read from the address, and written to it with the line that is open', async () => {
    const { router, at } = await addressed('/things?kind=fax&id=7')
    expect([at.filters.value.kind, at.selected.value, at.narrowed.value]).toEqual(['fax', '7', true])
    at.widen()
    at.selected.value = '8'
    await flushPromises()
    expect(router.currentRoute.value.fullPath).toBe('/things?id=8')
  })

  it('follows a link that leads to the very page', async () => {
    const { router, at } = await addressed('/things?kind=fax')
    await router.push('/things?period=all&id=9')
    await nextTick()
    expect(at.filters.value).toEqual({ kind: '', period: 'all' })
    expect(at.selected.value).toBe('9')
  })

  it('is not taken from the address of the page one goes to', async () => {
    const { router, at } = await addressed('/things?kind=fax')
    await router.push('/others?kind=voicemail&id=1')
    expect([at.filters.value.kind, at.selected.value]).toEqual(['fax', ''])
  })
})

describe('a stretch of time', () => {
  const NOW = Date.parse('2026-11-25T02:24:00Z')

  it('counts days in Beijing, both ends included', () => {
    expect(spanOfDays('2026-11-01', '2026-11-02')).toEqual({ from: '2026-10-31T16:00:00.000Z', to: '2026-11-02T16:00:00.000Z' })
    expect(spanOfDays('', '2026-11-02')).toEqual({ to: '2026-11-02T16:00:00.000Z' })
  })

  it('goes back from now with today, or all the way', () => {
    expect(spanBack('today', NOW)).toEqual({ from: '2026-11-24T16:00:00.000Z' })
    expect(spanBack('month', NOW)).toEqual({ from: '2026-10-26T16:00:00.000Z' })
    expect(spanBack('all', NOW)).toEqual({})
  })
})
