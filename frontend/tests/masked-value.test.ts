// @vitest-environment jsdom
import { flushPromises, mount, type VueWrapper } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/app/http'
import MaskedValue from '@/shared/MaskedValue.vue'

const REASONS = ['核对身份', '约定回拨']

function shown(value: VueWrapper): string {
  return value.get('[data-testid="caller-number"]').text()
}

async function revealFor(value: VueWrapper, reason: number): Promise<void> {
  await value.get('[data-testid="caller-reveal"]').trigger('click')
  await value.findAll('[data-testid="reveal-reason"]')[reason]?.trigger('click')
  await flushPromises()
}

describe('a masked number', () => {
  beforeEach(() => vi.useFakeTimers())
  afterEach(() => vi.useRealTimers())

  it('is read out as masked with its last two digits', () => {
    const value = mount(MaskedValue, { props: { masked: '138******00', reasons: REASONS } })
    expect(value.get('[data-testid="caller-number"]').attributes('aria-label')).toBe('号码已脱敏，尾号 00')
  })

  it('is called a text where it is one', () => {
    const reveal = vi.fn()
    const value = mount(MaskedValue, { props: { masked: '公司拖欠***', reasons: REASONS, isText: true, reveal } })
    expect(value.get('[data-testid="caller-number"]').attributes('aria-label')).toBe('内容已脱敏：公司拖欠***')
    expect(value.get('[data-testid="caller-reveal"]').attributes('aria-label')).toBe('查看完整内容，将留痕')
  })

  it('has no eye for a reader who may not see more', () => {
    const value = mount(MaskedValue, { props: { masked: '138******00', reasons: REASONS } })
    expect(value.find('[data-testid="caller-reveal"]').exists()).toBe(false)
  })

  it('asks for a reason, shows the number, and masks itself after the time allowed', async () => {
    const reveal = vi.fn().mockResolvedValue({ value: '13800000000', seconds: 30 })
    const value = mount(MaskedValue, { props: { masked: '138******00', reasons: REASONS, reveal } })
    await revealFor(value, 1)
    expect(reveal).toHaveBeenCalledWith('约定回拨')
    expect(shown(value)).toBe('13800000000')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(shown(value)).toBe('138******00')
  })

  it('masks again at once by the eye, and when the next caller comes', async () => {
    const reveal = vi.fn().mockResolvedValue({ value: '13800000000', seconds: 30 })
    const value = mount(MaskedValue, { props: { masked: '138******00', reasons: REASONS, reveal } })
    await revealFor(value, 0)
    await value.get('[data-testid="caller-reveal"]').trigger('click')
    expect(shown(value)).toBe('138******00')
    await revealFor(value, 0)
    await value.setProps({ masked: '139******11' })
    expect(shown(value)).toBe('139******11')
  })

  it('says why when it is refused, and stays masked', async () => {
    const reveal = vi.fn().mockRejectedValue(new ApiError(403, 'not_permitted', '您没有看完整号码的权限。'))
    const value = mount(MaskedValue, { props: { masked: '138******00', reasons: REASONS, reveal } })
    await revealFor(value, 0)
    expect(shown(value)).toBe('138******00')
    expect(value.get('[role="alert"]').text()).toBe('您没有看完整号码的权限。')
  })
})
