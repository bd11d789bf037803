// @vitest-environment jsdom
import { flushPromises, mount, RouterLinkStub } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import CaseEntry from '@/workorders/entry/CaseEntry.vue'
import * as drafts from '@/workorders/entry/drafts'

const FORM = {
  required: ['kind', 'summary'],
  properties: {
    kind: { type: 'string', title: '诉求类型', enum: ['咨询', '投诉'] },
    summary: { type: 'string', title: '诉求摘要' },
    employer: { type: 'string', title: '单位名称' },
    phone: { type: 'string', title: '联系电话', 'x-masked': 'phone' },
    unrest: { type: 'string', title: '不稳定因素', enum: ['', '红'] },
  },
}
const MODEL = { form: FORM, edits: Object.keys(FORM.properties), outcomes: [{ code: 'submit', name: '提交审核', reason: false }], states: {}, columns: [], version: 1 }
const MODELS = [{ ...MODEL, model: 'appeal', name: '诉求工单' }, { ...MODEL, model: 'fault', name: '系统报修' }]
const element = (field: string, value: string) => ({ field, value, start: 0, end: 2, inferred: false, wording: '' })

/** The server, and what was sent to it. */
function serve(answers: Record<string, unknown>, models = MODELS.slice(0, 1)): { path: string; body: unknown }[] {
  const sent: { path: string; body: unknown }[] = []
  vi.stubGlobal('fetch', async (url: string, init?: RequestInit) => {
    const path = new URL(url, 'http://test').pathname
    if (init?.body) sent.push({ path, body: JSON.parse(String(init.body)) })
    const found: unknown = { '/api/workorders/models/entry': { rows: models }, '/api/workorders/cases/prefill': { known: [], phone: '138****0001', place: '', topic: '' }, '/api/workorders/elements': { elements: [] }, ...answers }[path]
    const refused = found instanceof Response
    return refused ? found : new Response(JSON.stringify(found ?? []), { headers: { 'content-type': 'application/json' } })
  })
  return sent
}

async function write(notes = '', narrow = true) {
  const one = mount(CaseEntry, { props: { callId: 'c1', notes, narrow }, global: { stubs: { RouterLink: RouterLinkStub } }, attachTo: document.body })
  await flushPromises()
  return one
}

beforeEach(() => {
  setActivePinia(createPinia())
  drafts.forgetCaseDrafts()
})
afterEach(() => vi.unstubAllGlobals())

describe('a work order in column 记', () => {
  it('says at once what the notes say, never over what somebody wrote, and leaves unrest to be decided', async () => {
    serve({ '/api/workorders/elements': { elements: [element('kind', '投诉'), element('employer', '示例餐饮'), element('summary', '拖欠工资三个月'), element('unrest', '红')] } })
    const draft = drafts.caseDraftOf('c1')
    draft.values = { ...draft.values, employer: '手填公司' }
    draft.byHand = ['employer']
    const one = await write('示例餐饮拖欠工资，要投诉')
    expect(draft.values).toMatchObject({ kind: '投诉', summary: '拖欠工资三个月', employer: '手填公司' })
    expect(draft.values.unrest).toBeUndefined()
    expect(one.findAll('[data-testid=field-rests]')).toHaveLength(2)
    expect(one.emitted('filled')?.at(-1)).toEqual([4, 5])
  })

  it('is filled from the talk as it goes on, each field with the words of the citizen, and unrest waits for a hand', async () => {
    const words = { employer: '我在示例餐饮上班', unrest: '从楼顶跳下去' }
    const sent = serve({ '/api/workorders/elements': { elements: [{ ...element('unrest', '红'), wording: words.unrest }, { ...element('employer', '示例餐饮'), wording: words.employer }] } })
    const one = await write('')
    expect(sent).toEqual([])
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    await one.setProps({ talk: [{ by_caller: true, text: `${words.employer}，再不给钱我就${words.unrest}` }] })
    await vi.advanceTimersByTimeAsync(500)
    vi.useRealTimers()
    await flushPromises()
    expect(sent.map(({ body }) => body)).toMatchObject([{ notes: '', talk: [{ by_caller: true }] }])
    const draft = drafts.caseDraftOf('c1')
    expect([draft.values.employer, draft.values.unrest]).toEqual(['示例餐饮', undefined])
    expect(draft.rests.employer).toBe(words.employer)
    expect(one.get('[data-element=unrest]').text()).toContain(`通话：${words.unrest}`)
    await one.get('[data-element=unrest] [data-testid=element-take]').trigger('click')
    expect([draft.values.unrest, draft.rests.unrest]).toEqual(['红', words.unrest])
  })

  it('does not put back what somebody emptied', async () => {
    serve({ '/api/workorders/elements': { elements: [element('employer', '示例餐饮')] } })
    drafts.caseDraftOf('c1').byHand = ['employer']
    await write('示例餐饮拖欠工资')
    expect(drafts.caseDraftOf('c1').values.employer).toBeUndefined()
  })

  it('is submitted with the call by Ctrl Enter', async () => {
    const sent = serve({ '/api/workorders/cases': { id: 'case1', number: 'GD1', state_name: '待审核' } })
    const one = await write()
    drafts.caseDraftOf('c1').values = { kind: '咨询', summary: '问退休年龄' }
    window.dispatchEvent(new KeyboardEvent('keydown', { code: 'Enter', ctrlKey: true }))
    await flushPromises()
    expect(sent.find(({ path }) => path === '/api/workorders/cases')?.body).toMatchObject({ call: 'c1', model: 'appeal', outcome: 'submit', values: { summary: '问退休年龄' } })
    expect(one.emitted('registered')).toEqual([[{ id: 'case1', number: 'GD1', stateName: '待审核', topic: '' }]])
  })

  it('has the first model chosen when there are several, under a label', async () => {
    serve({}, MODELS)
    const one = await write()
    const select = one.get<HTMLSelectElement>('[data-testid=case-model]')
    expect(select.element.value).toBe('appeal')
    expect(one.get(`label[for=${select.attributes('id')}]`).text()).toBe('工单类型')
    await select.setValue('fault')
    expect(drafts.caseDraftOf('c1').model).toBe('fault')
  })

  it('puts the focus on what is missing', async () => {
    serve({})
    const one = await write()
    one.vm.focus()
    expect(document.activeElement?.getAttribute('data-testid')).toBe('field-summary')
  })
})

describe('drafts of work orders', () => {
  it('survive a reload, wait for who forgot them, and are gone after sign-out', async () => {
    const draft = drafts.caseDraftOf('c2')
    draft.values = { ...draft.values, summary: '工地欠薪' }
    drafts.caseDraftOf('').values = { summary: '不属于通话' }
    vi.resetModules()
    const reloaded = await import('@/workorders/entry/drafts')
    expect(reloaded.caseDraftOf('c2').values.summary).toBe('工地欠薪')
    expect(reloaded.unsubmittedCalls()).toEqual(['c2'])
    reloaded.noteRegistered('c2', { id: 'case1', number: 'GD1', stateName: '待审核' })
    expect([reloaded.hasCaseDraft('c2'), reloaded.registeredFrom('c2').map(({ number }) => number)]).toEqual([false, ['GD1']])
    reloaded.forgetCaseDrafts()
    expect(JSON.stringify(Object.entries(sessionStorage))).not.toContain('欠薪')
    expect(reloaded.unsubmittedCalls()).toEqual([])
  })
})
