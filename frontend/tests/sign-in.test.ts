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
    await vi.waitFor(() => expect(page.find('[data-testid="sign-in-error"]').text()).toContain('后再试'))
    expect(submit.attributes('disabled')).toBeDefined()

    await number.setValue('1019')
    await nextTick()
    expect(submit.attributes('disabled')).toBeUndefined()
    expect(page.find('[data-testid="sign-in-error"]').exists()).toBe(false)

    await number.setValue('1020')
    expect(submit.attributes('disabled')).toBeDefined()
  })
})
