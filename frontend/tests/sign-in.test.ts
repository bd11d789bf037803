// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { nextTick } from 'vue'

import PasswordStep from '@/accounts/PasswordStep.vue'

/** Every try is answered: locked for ten minutes. */
function locked(): void {
  const body = JSON.stringify({ code: 'locked', message: '锁住了', status: 423, until: new Date(Date.now() + 600_000).toISOString() })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(body, { status: 423, headers: { 'content-type': 'application/json' } })))
}

describe('a locked account', () => {
  beforeEach(() => {
    setActivePinia(createPinia())
    locked()
  })
  afterEach(() => vi.unstubAllGlobals())

  it('cannot be tried again before its time, while another number at the same machine can', async () => {
    const page = mount(PasswordStep)
    const number = page.get('[data-testid="sign-in-number"]')
    const submit = page.get('[data-testid="sign-in-submit"]')
    await number.setValue('1020')
    await page.get('[data-testid="sign-in-password"]').setValue('wrong')
    await page.get('form').trigger('submit')
    await vi.waitFor(() => expect(page.find('[data-testid="sign-in-error"]').text()).toContain('后重试'))
    expect(submit.attributes('disabled')).toBeDefined()

    await number.setValue('1019')
    await nextTick()
    expect(submit.attributes('disabled')).toBeUndefined()
    expect(page.find('[data-testid="sign-in-error"]').exists()).toBe(false)

    await number.setValue('1020')
    expect(submit.attributes('disabled')).toBeDefined()
  })
})

describe('a one-time password', () => {
  const sent: unknown[] = []
  const refusal = { code: 'new_password_needed', message: '这是一次性密码。', status: 403 }
  const opened = { number: 'admin', name: '管理员', permissions: [], now: new Date().toISOString() }

  beforeEach(() => {
    setActivePinia(createPinia())
    sent.length = 0
    vi.stubGlobal('fetch', (_: string, request: RequestInit) => {
      const body = JSON.parse(String(request.body)) as { new_password: string }
      sent.push(body)
      const status = body.new_password ? 200 : 403
      return Promise.resolve(new Response(JSON.stringify(body.new_password ? opened : refusal), { status, headers: { 'content-type': 'application/json' } }))
    })
  })
  afterEach(() => vi.unstubAllGlobals())

  it('is replaced by a new one, typed twice, before anything opens', async () => {
    const page = mount(PasswordStep)
    await page.get('[data-testid="sign-in-number"]').setValue('admin')
    await page.get('[data-testid="sign-in-password"]').setValue('once')
    await page.get('form').trigger('submit')
    await vi.waitFor(() => expect(page.find('[data-testid="sign-in-replace"]').exists()).toBe(true))
    expect(page.find('[data-testid="sign-in-error"]').exists()).toBe(false)

    await page.get('[data-testid="sign-in-new"]').setValue('my-own-horse')
    await page.get('[data-testid="sign-in-repeat"]').setValue('my-own-house')
    expect(page.get('[data-testid="sign-in-error"]').text()).toContain('不一致')
    await page.get('form').trigger('submit')
    expect(sent).toHaveLength(1)

    await page.get('[data-testid="sign-in-repeat"]').setValue('my-own-horse')
    await page.get('form').trigger('submit')
    await vi.waitFor(() => expect(sent[1]).toEqual({ number: 'admin', password: 'once', new_password: 'my-own-horse' }))
  })
})
