// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, expect, it, vi } from 'vitest'

import { useSession } from '@/accounts/session'
import { type Entry, originOf } from '@/campaigns/campaigns'
import ListFromSearch from '@/campaigns/ListFromSearch.vue'

const push = vi.fn()
vi.mock('vue-router', () => ({ useRouter: () => ({ push }) }))

const FOUND = { rows: 1234, numbers: 980, max_rows: 20_000 }
let asked: unknown[] = []

function answers(...bodies: unknown[]): void {
  asked = []
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    asked.push(JSON.parse(body))
    return new Response(JSON.stringify(bodies.shift()))
  })
}

function shown(...permissions: string[]): VueWrapper {
  const pinia = createPinia()
  useSession(pinia).$patch({ known: true, person: { number: '2001', permissions } as never })
  return mount(ListFromSearch, { props: { source: 'calls', filters: () => ({ topic: 'wages' }) }, global: { plugins: [pinia] }, attachTo: document.body })
}

const part = (name: string): HTMLElement => document.querySelector(`[data-testid="list-from-search${name}"]`) as HTMLElement

async function open(): Promise<void> {
  part('').click()
  await flushPromises()
}

afterEach(() => {
  document.body.innerHTML = ''
  vi.unstubAllGlobals()
})

it('is there for whoever may make campaigns and use numbers', () => {
  shown('campaigns.manage')
  expect(part('')).toBeNull()
})

it('counts first, and makes the list of what was counted', async () => {
  answers(FOUND, { id: 'campaign-1' })
  shown('campaigns.manage', 'citizens.reveal')
  await open()
  expect(part('-count').textContent).toBe('当前筛选结果 1,234 条，共 980 个不同的号码。')
  part('-submit').click()
  await flushPromises()
  expect(asked).toEqual([{ source: 'calls', filters: { topic: 'wages' } }, { source: 'calls', filters: { topic: 'wages' } }])
  expect(push).toHaveBeenCalledWith('/campaigns/campaign-1')
})

it.each([{ ...FOUND, rows: 20_001 }, { ...FOUND, numbers: 0 }])('makes no list that is too long or empty', async (found) => {
  answers(found)
  shown('campaigns.manage', 'citizens.reveal')
  await open()
  expect((part('-submit') as HTMLButtonElement).disabled).toBe(true)
  expect(part('-dialog').querySelector('[role="alert"]')?.textContent).toMatch(/名单最多 20,000 条|没有可拨打的号码/)
})

it('leads from an entry to what it comes from', () => {
  const origin = (about: string) => originOf({ about } as Entry)
  expect(origin('call/bj1a-1')).toEqual({ text: '通话', to: '/calls?id=bj1a-1' })
  expect(origin('case/c 1')).toEqual({ text: '工单', to: '/cases/c%201' })
  expect(origin('callback/cb-1')).toEqual({ text: '回拨', to: '/callbacks?id=cb-1' })
  expect(origin('')).toBeUndefined()
})
