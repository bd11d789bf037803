// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { computed } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'

import type { OpenAlarm } from '@/operations/alarms'
import AlarmToasts from '@/operations/AlarmToasts.vue'
import * as openAlarms from '@/operations/openAlarms'

vi.mock('@/operations/alarmSound', () => ({ soundAlarm: vi.fn() }))

const RED = { id: 'a1', level: 'red', acknowledged_by: '', raised_at: '2026-11-25T02:20:00Z', changed_at: '2026-11-25T02:20:00Z', kind: 'unrest_words', message: '疑似不稳定因素（红，自杀自伤）', about: 'assistant/s1', agent: '', call: '' } as unknown as OpenAlarm

async function pageAt(path: string, person = '2001'): Promise<VueWrapper> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] })
  await router.push(path)
  const page = mount(AlarmToasts, { props: { mayAcknowledge: true, person }, global: { plugins: [router, createPinia()] } })
  await flushPromises()
  return page
}
const countOn = (page: VueWrapper): number => page.findAll('[data-testid="alarm-toast"]').length

describe('新告警的提示', () => {
  beforeEach(() => {
    localStorage.clear()
    vi.spyOn(openAlarms, 'useOpenAlarms').mockReturnValue({ live: {} as never, open: computed(() => [RED]), known: computed(() => true) })
  })
  afterEach(() => vi.restoreAllMocks())

  it('对同一个人只出现一次，重新打开页面不再出现', async () => {
    const first = await pageAt('/calls')
    expect([countOn(first), first.text().includes('疑似不稳定因素')]).toEqual([1, true])
    first.unmount()
    expect(countOn(await pageAt('/calls'))).toBe(0)
    expect(countOn(await pageAt('/calls', '2002'))).toBe(1)
  })

  it.each(['/live', '/operations', '/alarms'])('%s 已经列出告警，不再提示', async (path) => {
    expect(countOn(await pageAt(path))).toBe(0)
  })
})
