// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryHistory, createRouter, type Router } from 'vue-router'

import { type Permission, type Person, useSession } from '@/accounts/session'
import AppRail from '@/app/frame/AppRail.vue'
import { PAGE_GROUPS, PAGES } from '@/app/pages'

const ALL = [...new Set(PAGES.flatMap(({ permissions }) => permissions))]
const FEW: Permission[] = ['desk.use', 'calls.view_own']

async function railAt(path: string, permissions: readonly Permission[]): Promise<{ rail: VueWrapper, router: Router }> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)', component: { template: '<i />' } }] })
  await router.push(path)
  setActivePinia(createPinia())
  useSession().person = { number: '2001', permissions } as unknown as Person
  const rail = mount(AppRail, { global: { plugins: [router], stubs: { InboxBadge: true, ChatsBadge: true } } })
  await flushPromises()
  return { rail, router }
}

const heading = (rail: VueWrapper, name: string) => rail.get(`[data-testid=rail-group-${name}]`)
const isShown = (rail: VueWrapper, page: string) => (rail.get(`[data-testid=rail-${page}]`).element.parentElement as HTMLElement).style.display !== 'none'

beforeEach(() => localStorage.clear())

describe('导航', () => {
  it('页面多时按业务分组，先展开前两组', async () => {
    const { rail } = await railAt('/live', ALL)
    expect(rail.findAll('.heading').map((each) => each.text())).toEqual(PAGE_GROUPS.map(({ name }) => name))
    expect(['现场', '工单', '统计', '流程'].map((page) => isShown(rail, page))).toEqual([true, true, false, false])
    expect(heading(rail, '数据').attributes('aria-expanded')).toBe('false')
  })

  it('页面少时没有分组标题，全部可见', async () => {
    const { rail } = await railAt('/desk', FEW)
    expect(rail.findAll('.heading')).toHaveLength(0)
    expect(rail.findAll('a').every((link) => (link.element.parentElement as HTMLElement).style.display !== 'none')).toBe(true)
  })

  it('折叠与展开在本机记住', async () => {
    const { rail } = await railAt('/live', ALL)
    await heading(rail, '数据').trigger('click')
    await heading(rail, '服务').trigger('click')
    const { rail: later } = await railAt('/live', ALL)
    expect([isShown(later, '统计'), isShown(later, '工单')]).toEqual([true, false])
  })

  it('打开的页面所在的组自动展开', async () => {
    const { rail, router } = await railAt('/live', ALL)
    await router.push('/flows/main/edit')
    await flushPromises()
    expect(isShown(rail, '流程')).toBe(true)
    expect(rail.get('[aria-current]').text()).toBe('流程')
  })
})
