// @vitest-environment jsdom
import { createPinia, setActivePinia } from 'pinia'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, type EffectScope, nextTick } from 'vue'

import { attendIdle, type Idle, idleStage } from '@/accounts/idle'
import { type Person, useSession } from '@/accounts/session'
import { useDesk } from '@/calls/desk/desk'
import type { AgentDoc, AgentState } from '@/routing/agents'

const LIMITS = { idle_minutes: 30, warning_minutes: 2 }
const minutes = (count: number): number => count * 60_000

describe('a session without use', () => {
  it.each([
    [0, 'used'],
    [27.9, 'used'],
    [28, 'warning'],
    [29.9, 'warning'],
    [30, 'over'],
    [90, 'over'],
  ] as const)('is after %d minutes: %s', (after, stage) => {
    expect(idleStage(minutes(after), LIMITS)).toBe(stage)
  })
})

describe('a page that nobody uses', () => {
  let scope: EffectScope
  let idle: Idle
  const asked = vi.fn(() => Promise.resolve(new Response(null, { status: 204 })))

  beforeEach(() => {
    vi.useFakeTimers()
    vi.stubGlobal('fetch', asked)
    setActivePinia(createPinia())
    signIn()
    scope = effectScope()
    scope.run(() => (idle = attendIdle()))
  })
  afterEach(() => {
    scope.stop()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  const signIn = (): void => void useSession().enter({ number: '1001', ...LIMITS } as Person)

  const isIn = (state: AgentState): void => void (useDesk().answered = { id: '1001', state, version: 1 } as unknown as AgentDoc)

  /** The clock jumps, as on a machine that slept, and the page looks at it. */
  async function sleeps(count: number): Promise<void> {
    vi.setSystemTime(Date.now() + minutes(count))
    await vi.advanceTimersByTimeAsync(1000)
    await nextTick()
  }

  it('warns, and is over after the half hour', async () => {
    await sleeps(28)
    expect(idle.stage.value).toBe('warning')
    await sleeps(2)
    expect(idle.stage.value).toBe('over')
  })

  it.each(['ringing', 'talking', 'wrap_up'] as const)('never is while its agent is %s', async (state) => {
    isIn(state)
    await sleeps(35)
    expect(idle.stage.value).toBe('used')
    isIn('ready')
    await sleeps(27)
    expect(idle.stage.value).toBe('used')
  })

  it('begins anew for who signs in again under the same number', async () => {
    await sleeps(31)
    useSession().expired = true
    signIn()
    await sleeps(1)
    expect(idle.stage.value).toBe('used')
  })
})
