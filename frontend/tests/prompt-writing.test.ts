import { describe, expect, it, vi } from 'vitest'

import { ApiError } from '@/app/http'
import type { Prompt } from '@/ivr/announcements/prompts'
import { useWriting } from '@/ivr/announcements/useWriting'

const prompt = (written: number): Prompt => ({ name: 'welcome', written, waiting: null, uses: [] }) as unknown as Prompt
const STALE = new ApiError(409, 'stale_version', '王芳在 14:05 改过这条话术，现在是第 3 版。', { newest: 3 })

describe('writing a prompt otherwise', () => {
  it('each version comes after the one before', async () => {
    const answered = vi.fn()
    const write = vi.fn((base: number) => Promise.resolve(prompt(base + 1)))
    const { send } = useWriting(prompt(1), answered, vi.fn())
    expect([await send(write), await send(write)]).toEqual([true, true])
    expect(write.mock.calls).toEqual([[1], [2]])
    expect(answered).toHaveBeenLastCalledWith(prompt(3))
  })

  it('who was overtaken reads by whom, sees theirs, and may write after it', async () => {
    const stale = vi.fn()
    const write = vi.fn((base: number) => (base === 3 ? Promise.resolve(prompt(4)) : Promise.reject(STALE)))
    const { send, errorText } = useWriting(prompt(1), vi.fn(), stale)
    expect(await send(write)).toBe(false)
    expect([errorText.value, stale.mock.calls.length]).toEqual([STALE.message, 1])
    expect([await send(write), errorText.value]).toEqual([true, ''])
  })

  it('another refusal is read, and the base stays', async () => {
    const stale = vi.fn()
    const write = vi.fn(() => Promise.reject(new ApiError(422, 'unspeakable', '念不出来')))
    const { send, errorText, busy } = useWriting(prompt(1), vi.fn(), stale)
    await send(write)
    expect([await send(write), errorText.value, busy.value]).toEqual([false, '念不出来', false])
    expect([write.mock.calls, stale.mock.calls]).toEqual([[[1], [1]], []])
  })
})
