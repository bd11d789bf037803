import { describe, expect, it } from 'vitest'

import { KIND_ORDER, KINDS, outcomeWord } from '@/ivr/flow'

describe('the words of a flow', () => {
  it('names a branch by its key or by what happened', () => {
    expect(outcomeWord('menu', '*')).toBe('按 *')
    expect(outcomeWord('query', 'done')).toBe('查到')
    expect(outcomeWord('play', 'done')).toBe('下一步')
    expect(outcomeWord(undefined, 'timeout')).toBe('未按键')
  })

  it('leaves a branch that its author named as it is', () => {
    expect(outcomeWord('branch', 'night')).toBe('night')
  })

  it('has a name and a use of its own for every kind', () => {
    expect(new Set(KIND_ORDER.map((kind) => KINDS[kind].name)).size).toBe(KIND_ORDER.length)
    expect(new Set(KIND_ORDER.map((kind) => KINDS[kind].icon)).size).toBe(KIND_ORDER.length)
  })
})
