// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type Component, defineComponent, h } from 'vue'

const START = Date.parse('2026-11-25T02:00:00Z')

describe('the one clock of the page', () => {
  let learnServerTime: typeof import('@/shared/ticker').learnServerTime
  let serverNow: typeof import('@/shared/ticker').serverNow
  let Clock: Component
  let TimeInState: Component

  /** A clock of their own: that of the page may still run for what other tests have mounted. */
  beforeEach(async () => {
    vi.resetModules()
    const ticker = await import('@/shared/ticker')
    learnServerTime = ticker.learnServerTime
    serverNow = ticker.serverNow
    Clock = defineComponent(() => {
      const now = ticker.useNow()
      return () => h('span', now.value)
    })
    TimeInState = (await import('@/shared/TimeInState.vue')).default
    vi.useFakeTimers({ now: START })
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('serves any number of timers with a single interval and stops with the last', () => {
    const shown = [mount(Clock), mount(Clock), mount(Clock)]
    expect(vi.getTimerCount()).toBe(1)
    shown.forEach((one) => one.unmount())
    expect(vi.getTimerCount()).toBe(0)
  })

  const SERVER = (ahead: number): string => new Date(START + ahead).toUTCString()

  it('ticks in the server’s time when the machine’s clock is wrong', () => {
    learnServerTime(SERVER(90_000), START)
    expect(serverNow()).toBe(START + 90_500)
    vi.advanceTimersByTime(1000)
    expect(serverNow()).toBe(START + 91_500)
  })

  it('does not chase the second by which two clocks may differ', () => {
    learnServerTime(SERVER(1000), START)
    expect(serverNow()).toBe(START)
  })

  it('is not turned back by an answer that took long', () => {
    vi.advanceTimersByTime(8000)
    learnServerTime(SERVER(1000), START)
    expect(serverNow()).toBe(START + 8000)
  })

  it('forgets a difference that is no more', () => {
    learnServerTime(SERVER(90_000), START)
    learnServerTime(SERVER(0), START)
    expect(serverNow()).toBe(START)
  })

  it('takes nothing from an answer without a time', () => {
    learnServerTime(null, START)
    expect(serverNow()).toBe(START)
  })

  it('shows the time in state and marks it past its limit', async () => {
    const since = new Date(START - 58_000).toISOString()
    const timer = mount(TimeInState, { props: { since, limitSeconds: 60 } })
    expect(timer.text()).toBe('00:58')
    expect(timer.classes()).not.toContain('late')
    await vi.advanceTimersByTimeAsync(3000)
    expect(timer.text()).toBe('01:01')
    expect(timer.classes()).toContain('late')
    timer.unmount()
  })
})
