// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { http } from '@/app/http'
import { requiredPositions, notePositions } from '@/app/positions'

const NOW = 1_000_000

function answers(header: string): ReturnType<typeof vi.fn> {
  const fetch = vi.fn().mockImplementation(async () => new Response('{}', { headers: header ? { 'X-Hotline-Position': header } : {} }))
  vi.stubGlobal('fetch', fetch)
  return fetch
}

const sent = (fetch: ReturnType<typeof vi.fn>, call = 0): unknown => fetch.mock.calls[call]?.[1].headers['X-Hotline-At-Least']

describe('what was written a moment ago', () => {
  beforeEach(() => localStorage.clear())
  afterEach(() => vi.unstubAllGlobals())

  it('is named by the answer and sent with what is asked afterwards, in other windows too', async () => {
    const write = answers('case/c-1=3')
    await http.post('/api/desk/ready')
    expect(sent(write)).toBeUndefined()
    const read = answers('')
    await http.get('/api/desk')
    expect(sent(read)).toBe('case/c-1=3')
    vi.resetModules()
    const reloaded = await import('@/app/positions')
    expect(reloaded.requiredPositions()).toBe('case/c-1=3')
  })

  it('is the highest number of each subject', () => {
    notePositions('call/c1=7,agent/1001=2', NOW)
    notePositions('call/c1=5', NOW)
    expect(requiredPositions(NOW)).toBe('agent/1001=2,call/c1=7')
  })

  it('is forgotten after a minute, when it is everywhere', () => {
    notePositions('call/c1=7', NOW)
    notePositions('call/c2=1', NOW + 30_000)
    expect(requiredPositions(NOW + 61_000)).toBe('call/c2=1')
    expect(requiredPositions(NOW + 91_000)).toBe('')
  })

  it('names no more subjects than the server takes: the newest', () => {
    for (let n = 1; n <= 20; n++) notePositions(`call/c${n}=1`, NOW)
    expect(requiredPositions(NOW).split(',')).toHaveLength(16)
    expect(requiredPositions(NOW)).toMatch(/^call\/c5=1,.*call\/c20=1$/)
  })

  it('is nothing where the browser stores nothing', () => {
    vi.stubGlobal('localStorage', undefined)
    notePositions('call/c1=7', NOW)
    expect(requiredPositions(NOW)).toBe('')
    vi.unstubAllGlobals()
    localStorage.setItem('hotline.positions', 'nonsense')
    expect(requiredPositions(NOW)).toBe('')
  })
})
