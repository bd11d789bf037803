// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { createPinia } from 'pinia'
import { beforeEach, expect, it, vi } from 'vitest'

import type { Account, Certificate } from '@/accounts/administration/accounts'
import AccountCertificates from '@/accounts/administration/AccountCertificates.vue'
import FactorStep from '@/accounts/FactorStep.vue'

const certificate = (more: Partial<Certificate> = {}): Certificate => ({ id: 7, name: '证书 0000AB01', made_at: '2026-11-01T00:00:00Z', used_at: null, expires_at: '2027-11-01T00:00:00Z', ended_at: null, ...more })
const account = (certificates: Certificate[]): Account => ({ number: '2001', name: '王晓芳', group: '', roles: [], role_names: [], active: true, demonstration: false, last_begun: null, sessions: 0, factors: 1, certificates, one_time_password: false, own: false, stamp: 's' })

let sent: { readonly path: string; readonly body: unknown }[]
let answer: Response

const json = (body: unknown, status = 200): Response => new Response(JSON.stringify(body), { status })
const part = (name: string): HTMLElement => document.querySelector<HTMLElement>(`[data-testid="${name}"]`) ?? expect.fail(`there is no ${name}`)

async function press(name: string): Promise<void> {
  part(name).click()
  await flushPromises()
}

beforeEach(() => {
  document.body.innerHTML = ''
  sent = []
  answer = json({ requested: true })
  vi.stubGlobal('fetch', (path: string, { body }: { body?: string }) => {
    sent.push({ path, body: body ? JSON.parse(body) : undefined })
    return Promise.resolve(answer)
  })
})

const shown = (certificates: Certificate[], alone = false): ReturnType<typeof mount> =>
  mount(AccountCertificates, { attachTo: document.body, props: { account: account(certificates), alone, offered: true } })

it('分配证书：文件和事由齐了才发送，由另一人批准', async () => {
  const panel = shown([])
  await press('certificate-assign')
  await press('certificate-save')
  expect(sent).toEqual([])
  const field = part('certificate-file') as HTMLInputElement
  Object.defineProperty(field, 'files', { value: [new File([new Uint8Array([0x30, 0x82, 1])], 'key.cer')] })
  field.dispatchEvent(new Event('change'))
  await flushPromises()
  await new Promise((done) => setTimeout(done, 20))
  const reason = part('certificate-reason') as HTMLInputElement
  reason.value = '新发智能密码钥匙'
  reason.dispatchEvent(new Event('input'))
  await press('certificate-save')
  expect(sent).toEqual([{ path: '/api/accounts/people/2001/certificates', body: { certificate: btoa(String.fromCharCode(0x30, 0x82, 1)), reason: '新发智能密码钥匙' } }])
  expect(panel.emitted('done')?.[0]?.[0]).toContain('另一人')
})

it('已终止的不能再终止，在用的先确认', async () => {
  answer = new Response(null, { status: 204 })
  shown([certificate(), certificate({ id: 8, name: '证书 0000AB02', ended_at: '2026-11-20T00:00:00Z' })])
  expect(document.querySelectorAll('[data-testid="certificate-end"]').length).toBe(1)
  await press('certificate-end')
  expect(sent).toEqual([])
  await press('certificate-end-submit')
  expect(sent.map(({ path }) => path)).toEqual(['/api/accounts/people/2001/certificates/7/end'])
})

it('登录时可用智能密码钥匙，没有收到证书就说怎么办', async () => {
  answer = json({ code: 'certificate_missing', message: '没有收到证书。', status: 409 }, 409)
  mount(FactorStep, { attachTo: document.body, props: { methods: ['certificate'] }, global: { plugins: [createPinia()] } })
  await press('factor-certificate')
  expect(sent.map(({ path }) => path)).toEqual(['/api/session/certificate'])
  expect(part('factor-error').textContent).toContain('没有收到证书')
})
