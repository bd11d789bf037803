// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import { type Permission, useSession } from '@/accounts/session'
import NoteDialog from '@/ivr/flows/NoteDialog.vue'
import ScenarioPanel from '@/ivr/scenarios/ScenarioPanel.vue'
import ScenariosPage from '@/ivr/scenarios/ScenariosPage.vue'

const SAVED = 'flow = "main"\n'
const WRITTEN = `${SAVED}# mine\n`

/** The newest version of the server, and what was sent to it. */
let newest = 4
let sent: Record<string, unknown>[] = []

const row = (version: number): object => ({ version, name: '主流程', state: 'draft', base: version - 1, numbers: ['12333'], content: { id: 'main' }, scenarios: SAVED })

async function server(path: string, init?: RequestInit): Promise<Response> {
  if (path.endsWith('/versions')) return new Response(JSON.stringify({ rows: [row(newest), row(3)] }))
  const wanted = /\/versions\/(\d+)$/.exec(path)?.[1]
  if (wanted) return new Response(JSON.stringify(row(Number(wanted))))
  const draft = JSON.parse(String(init?.body)) as Record<string, unknown>
  sent.push(draft)
  if (draft.base === newest) return new Response(JSON.stringify(row((newest += 1))))
  return new Response(JSON.stringify({ code: 'stale_version', message: '2001 已经保存了第5版', newest, by: '2001' }), { status: 409 })
}

async function opened(address = '/flows/main/scenarios', permissions: Permission[] = ['flows.edit']): Promise<VueWrapper> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/flows/:id/scenarios', component: ScenariosPage }, { path: '/:rest(.*)*', component: { render: () => null } }] })
  setActivePinia(createPinia())
  useSession().person = { number: '2003', name: '', group: '', roles: [], role_names: [], permissions, expires_at: '', now: '', idle_minutes: 30, warning_minutes: 2 }
  await router.push(address)
  const page = mount(ScenariosPage, { global: { plugins: [router], stubs: { ScenarioPanel: true, NoteDialog: { template: '<div><slot /></div>', props: ['errorText'], emits: ['done'] } } } })
  await flushPromises()
  return page
}

const panel = (page: VueWrapper): VueWrapper => page.findComponent(ScenarioPanel) as unknown as VueWrapper
const shown = (wrapper: VueWrapper, prop: string): unknown => (wrapper.props() as Record<string, unknown>)[prop]
const write = async (page: VueWrapper): Promise<void> => {
  panel(page).vm.$emit('update:scenarios', WRITTEN)
  await flushPromises()
}

async function save(page: VueWrapper): Promise<VueWrapper> {
  await page.get('[data-testid="scenarios-save"]').trigger('click')
  const dialog = page.findComponent(NoteDialog) as unknown as VueWrapper
  dialog.vm.$emit('done', '改过')
  await flushPromises()
  return dialog
}

describe('scenarios being written', () => {
  beforeEach(() => {
    newest = 4
    sent = []
    localStorage.clear()
    vi.stubGlobal('fetch', vi.fn(server))
  })
  afterEach(() => vi.unstubAllGlobals())

  it('become a new draft of the same flow and numbers', async () => {
    const page = await opened()
    await write(page)
    await save(page)
    expect(sent).toEqual([{ base: 4, content: { id: 'main' }, numbers: ['12333'], scenarios: WRITTEN, note: '改过' }])
    expect(page.get('[data-testid="scenarios-version"]').text()).toContain('第 5 版')
  })

  it('are still there after a reload, and can be dropped', async () => {
    await write(await opened())
    const again = await opened()
    expect(shown(panel(again), 'scenarios')).toBe(WRITTEN)
    await again.get('[data-testid="scenarios-drop"]').trigger('click')
    expect(shown(panel(again), 'scenarios')).toBe(SAVED)
    expect(shown(panel(await opened()), 'scenarios')).toBe(SAVED)
  })

  it('are not lost when somebody saved meanwhile, and go on top of theirs', async () => {
    const page = await opened()
    await write(page)
    newest = 5
    const dialog = await save(page)
    expect(shown(dialog, 'errorText')).toContain('2001 已经保存了第5版')
    await page.get('[data-testid="scenarios-rebase"]').trigger('click')
    await flushPromises()
    expect(shown(panel(page), 'scenarios')).toBe(WRITTEN)
    await save(page)
    expect(sent.map(({ base }) => base)).toEqual([4, 5])
    expect(newest).toBe(6)
  })

  it('are only read in an older version, and by who may not write', async () => {
    expect(shown(panel(await opened('/flows/main/scenarios?version=3')), 'readonly')).toBe(true)
    expect(shown(panel(await opened('/flows/main/scenarios', ['flows.publish'])), 'readonly')).toBe(true)
    expect(shown(panel(await opened()), 'readonly')).toBe(false)
  })
})
