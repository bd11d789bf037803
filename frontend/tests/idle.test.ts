// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'

import { idleStage } from '@/accounts/idle'

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
