// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { createMemoryHistory, createRouter } from 'vue-router'

import type { Account, Accounts, Role } from '@/accounts/administration/accounts'
import AccountsPage from '@/accounts/administration/AccountsPage.vue'
import { useSession } from '@/accounts/session'

const role = (code: string, name: string, power: Role['power']): Role => ({ code, name, power, permissions: [], holders: 1, own: false })
const ROLES = [role('agent', '咨询员', ''), role('operator', '系统运维', 'system'), role('audit_administrator', '审计管理员', 'audit')]

function account(number: string, more: Partial<Account> = {}): Account {
  return { number, name: '王晓芳', group: '', roles: ['agent'], role_names: ['咨询员'], active: true, demonstration: false, last_begun: null, sessions: 1, factors: 0, certificates: [], one_time_password: false, own: false, stamp: `seen-${number}`, ...more }
}

let all: Accounts
let sent: { readonly path: string; readonly body: unknown }[]
let answer: (path: string) => Response

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status })
const refusal = (code: string, message: string): Response => json({ code, message, status: 409 }, 409)

async function opened(path = '/settings/accounts'): Promise<void> {
  const router = createRouter({ history: createMemoryHistory(), routes: [{ path: '/:rest(.*)*', component: { render: () => null } }] })
  await router.push(path)
  const pinia = createPinia()
  useSession(pinia).$patch({ known: true, person: { number: '9003', permissions: ['accounts.manage'] } as never })
  mount(AccountsPage, { attachTo: document.body, global: { plugins: [router, pinia] } })
  await flushPromises()
}

const parts = (name: string): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(`[data-testid="${name}"]`)]
const part = (name: string): HTMLElement => parts(name)[0] ?? expect.fail(`there is no ${name}`)

async function press(name: string): Promise<void> {
  part(name).click()
  await flushPromises()
}

async function fill(name: string, text: string): Promise<void> {
  const field = part(name) as HTMLInputElement
  field.value = text
  field.dispatchEvent(new Event('input'))
  await flushPromises()
}

beforeEach(() => {
  document.body.innerHTML = ''
  Element.prototype.scrollIntoView = () => undefined
  all = { rows: [account('1001'), account('9003', { name: '方宁', own: true })], groups: ['早班一组'], roles: ROLES, alone: false, with_certificates: false }
  sent = []
  answer = () => new Response(null, { status: 204 })
  vi.stubGlobal('fetch', (path: string, { method, body }: { method: string; body?: string }) => {
    if (method === 'GET') return Promise.resolve(json(all))
    sent.push({ path, body: JSON.parse(body ?? '{}') })
    return Promise.resolve(answer(path))
  })
})

describe('新增账号', () => {
  it('写错的说在字段旁，不发送', async () => {
    await opened()
    await press('accounts-new')
    await press('account-save')
    expect([part('account-number-error').textContent, part('account-name-error').textContent]).toEqual(['工号是 3 到 12 位数字', '请填写姓名'])
    await fill('account-number', '1002')
    await fill('account-name', '赵一')
    await press('account-role-operator')
    await press('account-role-audit_administrator')
    expect(part('account-roles-error').textContent).toContain('系统管理、审计管理')
    await press('account-role-audit_administrator')
    await press('account-save')
    expect(part('account-reason-error').textContent).toBe('请写明事由，供审批人核对')
    expect(sent).toEqual([])
  })

  it('一次性密码显示一次，可以关闭', async () => {
    answer = () => json({ number: '1002', password: 'abcd-2345', requested: true })
    await opened()
    await press('accounts-new')
    await fill('account-number', '1002')
    await fill('account-name', ' 赵一 ')
    await press('account-role-agent')
    await fill('account-reason', '新入职')
    await press('account-save')
    expect(sent).toEqual([{ path: '/api/accounts/people', body: { number: '1002', name: '赵一', group: '', roles: ['agent'], reason: '新入职' } }])
    expect(part('one-time-password').textContent).toBe('abcd-2345')
    expect(part('one-time-requested').textContent).toContain('审批')
    await press('one-time-back')
    await vi.waitFor(() => expect(parts('one-time-password')).toEqual([]))
  })

  it('工号已有人用，说在工号旁', async () => {
    answer = () => refusal('number_taken', '工号 1001 已有账号。')
    await opened()
    await press('accounts-new')
    await fill('account-number', '1001')
    await fill('account-name', '赵一')
    await press('account-save')
    expect(part('account-number-error').textContent).toBe('工号 1001 已有账号。')
  })
})

describe('一个账号', () => {
  it('改姓名带着看到的版本，被别人改过就说', async () => {
    answer = () => refusal('changed_meanwhile', '这个账号刚被别人改过。')
    await opened('/settings/accounts?id=1001')
    await fill('panel-name', '王小芳')
    await press('panel-save')
    expect(sent).toEqual([{ path: '/api/accounts/people/1001', body: { name: '王小芳', group: '', stamp: 'seen-1001' } }])
    expect(part('account-trouble').textContent).toBe('这个账号刚被别人改过。')
  })

  it('停用要确认', async () => {
    await opened('/settings/accounts?id=1001')
    await press('account-stop')
    expect(sent).toEqual([])
    await press('account-stop-submit')
    expect(sent).toEqual([{ path: '/api/accounts/people/1001/state', body: { active: false } }])
    expect(part('account-done').textContent).toContain('已停用')
  })

  it('自己的账号没有这些操作', async () => {
    await opened('/settings/accounts?id=9003')
    expect(part('account-panel').textContent).toContain('您本人的账号')
    expect([parts('account-stop'), parts('account-change-roles'), parts('account-password')]).toEqual([[], [], []])
  })
})

describe('列表', () => {
  it('没有人符合条件时说明，可以清除筛选', async () => {
    all = { ...all, rows: [] }
    await opened('/settings/accounts?state=inactive')
    expect(part('accounts-page').textContent).toContain('无符合条件的账号')
    expect(parts('accounts-clear')).toHaveLength(1)
  })
})
