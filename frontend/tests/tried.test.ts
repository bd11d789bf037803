import { effectScope } from 'vue'
import { afterEach, describe, expect, it, vi } from 'vitest'

import { useTried } from '@/knowledge/work/useTried'
import type { State } from '@/knowledge/versions'

afterEach(() => vi.useRealTimers())

describe('定时发布', () => {
  it.each<[string, State, string | null, number]>([
    ['到时间了，再读，直到已发布', 'scheduled', '2026-11-30T02:00:00Z', 2],
    ['还没到，不读', 'scheduled', '2026-11-30T04:00:00Z', 0],
    ['已发布，不读', 'published', '2026-11-30T02:00:00Z', 0],
    ['没有时间，不读', 'draft', null, 0],
  ])('%s', async (_, state, publish_at, reads) => {
    vi.useFakeTimers({ now: Date.parse('2026-11-30T02:00:01Z') })
    const rows: { state: State; publish_at: string | null }[] = [{ state, publish_at }]
    const reload = vi.fn(async () => {
      if (reload.mock.calls.length === 2) rows[0] = { state: 'published', publish_at }
    })
    const scope = effectScope()
    scope.run(() => useTried(() => rows, reload))
    await vi.advanceTimersByTimeAsync(60_000)
    expect(reload).toHaveBeenCalledTimes(reads)
    scope.stop()
  })
})
