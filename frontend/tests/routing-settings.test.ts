// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import type { Component } from 'vue'
import { createMemoryHistory, createRouter } from 'vue-router'

import { useSession } from '@/accounts/session'
import QueuesPage from '@/routing/administration/QueuesPage.vue'
import ReasonsPage from '@/routing/administration/ReasonsPage.vue'
import { overflowText, secondsRefusal, type Settings } from '@/routing/administration/settings'
import { moved } from '@/shared/order'

const skill = (code: string, name: string): Settings['skills'][number] => ({ code, name, queues: 0, overflows: 0, agents: 0 })
const tier = (after_seconds: number, skill: string): Settings['queues'][number]['overflow'][number] => ({ after_seconds, skill, share: 100, first_hour: 0, until_hour: 24 })
const ALL: Settings = {
  queues: [{ id: 'q1', name: '社保席', skill: 's1', ring_seconds: 20, wrap_up_seconds: 60, callback_after_seconds: 60, announce_every_seconds: 30, overflow: [tier(30, 's2'), tier(60, 's3')], stamp: 'seen' }],
  skills: [skill('s1', '社保'), skill('s2', '劳动'), skill('s3', '综合')],
  agents: [],
  reasons: ['小休', '用餐'],
  reasons_stamp: 'seen',
}

let sent: { readonly path: string; readonly body: unknown }[]
let answer: () => Response

async function opened(page: Component): Promise<void> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] })
  const pinia = createPinia()
  useSession(pinia).$patch({ known: true, person: { number: '9002', permissions: ['routing.configure'] } as never })
  mount(page, { attachTo: document.body, global: { plugins: [router, pinia] } })
  await flushPromises()
}

const parts = (name: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`[data-testid="${name}"]`)]
const part = (name: string, at = 0): HTMLElement => parts(name)[at] ?? expect.fail(`there is no ${name}`)

async function press(name: string, at = 0): Promise<void> {
  part(name, at).click()
  await flushPromises()
}

async function fill(name: string, text: string, at = 0): Promise<void> {
  const field = part(name, at) as HTMLInputElement
  field.value = text
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}

beforeEach(() => {
  document.body.innerHTML = ''
  Element.prototype.scrollIntoView = () => undefined
  sent = []
  answer = () => new Response(null, { status: 204 })
  vi.stubGlobal('fetch', (path: string, { method, body }: { method: string; body?: string }) => {
    if (method === 'GET') return Promise.resolve(new Response(JSON.stringify(ALL)))
    sent.push({ path, body: JSON.parse(body ?? '{}') })
    return Promise.resolve(answer())
  })
})

describe('队列', () => {
  it('a tier that moves takes its skill along and the times stay in order; the stamp goes with it', async () => {
    await opened(QueuesPage)
    await press('queue-open')
    await press('tier-up', 1)
    await press('queue-save')
    expect(sent[0]?.path).toBe('/api/routing/queues/q1')
    expect(sent[0]?.body).toMatchObject({ stamp: 'seen', overflow: [{ after_seconds: 30, skill: 's3' }, { after_seconds: 60, skill: 's2' }] })
  })

  it('what is wrong stands beside its field, and nothing is sent', async () => {
    await opened(QueuesPage)
    await press('queues-new')
    await fill('queue-ring_seconds', '1')
    await press('tier-add')
    await press('queue-save')
    expect(part('queue-name-error').textContent).toContain('请填写名称')
    expect(part('queue-ring_seconds-error').textContent).toContain('5 到 120')
    expect(part('overflow-error').textContent).toContain('选择技能')
    expect(sent).toEqual([])
  })

  it('who was second reads why', async () => {
    answer = () => new Response(JSON.stringify({ code: 'changed_meanwhile', message: '这个队列刚被别人改过。请刷新，看过再改。', status: 409 }), { status: 409 })
    await opened(QueuesPage)
    await press('queue-open')
    await press('tier-remove')
    await press('queue-save')
    expect(part('queue-trouble').textContent).toContain('刚被别人改过')
  })

  it.each<[unknown, string]>([[20, ''], [4, '请填写 5 到 120 的整数'], [20.5, '请填写 5 到 120 的整数'], ['', '请填写 5 到 120 的整数']])('%s 秒', (value, refusal) => expect(secondsRefusal(value, 5, 120)).toBe(refusal))

  it('says its overflow in a line', () => {
    expect(overflowText(ALL.queues.flatMap(({ overflow }) => overflow), new Map([['s2', '劳动']]))).toBe('30 秒 → 劳动；60 秒 → s3')
    expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  })
})

describe('示忙原因', () => {
  it('is added to, put in order and saved as seen', async () => {
    await opened(ReasonsPage)
    await press('reason-add')
    await fill('reason-name', ' 会议 ', 2)
    await press('reason-up', 2)
    await press('reasons-save')
    expect(sent).toEqual([{ path: '/api/routing/reasons', body: { reasons: ['小休', '会议', '用餐'], stamp: 'seen' } }])
  })
})
