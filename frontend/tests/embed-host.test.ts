// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { HotlineBar, placeFrom } from '@/embed/host'
import { VERSION } from '@/embed/protocol'

const HOTLINE = 'https://hotline.example.cn'

let bar: HotlineBar
let sent: { id: string; command: string }[]

/** The bar's own window. */
function inner(): Window {
  if (!bar.frame.contentWindow) throw new Error('the frame is not in the page')
  return bar.frame.contentWindow
}

/** A message that reaches the page, by default from the bar. */
function arrives(data: unknown, origin = HOTLINE, source: MessageEventSource | null = bar.frame.contentWindow): void {
  window.dispatchEvent(new MessageEvent('message', { data, origin, source }))
}

beforeEach(() => {
  bar = new HotlineBar(HOTLINE, placeFrom({}))
  document.body.append(bar.frame)
  sent = []
  vi.spyOn(inner(), 'postMessage').mockImplementation(((data: (typeof sent)[number], to: string) => {
    expect(to).toBe(HOTLINE)
    sent.push(data)
  }) as typeof window.postMessage)
})
afterEach(() => {
  vi.useRealTimers()
  bar.frame.remove()
})

const RINGING = { hotline: VERSION, kind: 'event', event: 'call.ringing', at: '2026-11-25T02:24:00Z', data: { agent: {}, call: { id: 'c1' } } }

describe('HotlineBar in the page', () => {
  it('asks for its frame by the page’s own origin, with the microphone', () => {
    expect(bar.frame.src).toBe(`${HOTLINE}/embed?host=${encodeURIComponent(location.origin)}&dock=bottom`)
    expect(bar.frame.allow).toContain('microphone')
  })

  it('tells listeners of an event, until they stop', () => {
    const one = vi.fn()
    const all = vi.fn()
    const stop = bar.on('call.ringing', one)
    bar.on('*', all)
    bar.on('call.ended', () => expect.unreachable())
    arrives(RINGING)
    stop()
    arrives(RINGING)
    expect([one.mock.calls.length, all.mock.calls.length]).toEqual([1, 2])
  })

  it('says in its place what to do when the frame stays silent, until it speaks', () => {
    vi.useFakeTimers()
    bar.frame.dispatchEvent(new Event('load'))
    vi.advanceTimersByTime(7_999)
    expect(document.querySelector('p[role=status]')).toBeNull()
    vi.advanceTimersByTime(1)
    expect(document.querySelector('p[role=status]')?.textContent).toContain(`将 ${location.origin} 列入`)
    expect(bar.frame.hidden).toBe(true)
    arrives(RINGING)
    expect(document.querySelector('p[role=status]')).toBeNull()
    expect(bar.frame.hidden).toBe(false)
  })

  it('hears nobody but its own frame', () => {
    const heard = vi.fn()
    bar.on('*', heard)
    arrives(RINGING, 'https://evil.example')
    arrives(RINGING, HOTLINE, window)
    arrives({ ...RINGING, hotline: 2 })
    expect(heard).not.toHaveBeenCalled()
  })

  it('keeps its promise by the answer with the same number', async () => {
    const [first, second] = [bar.ready(), bar.hangUp('打错了')]
    arrives({ hotline: VERSION, kind: 'result', id: sent[1]?.id, state: {}, error: { code: 'not_now', message: '现在不能' } })
    arrives({ hotline: VERSION, kind: 'result', id: sent[0]?.id, state: { call: null } })
    await expect(second).rejects.toMatchObject({ code: 'not_now', message: '现在不能' })
    await expect(first).resolves.toEqual({ call: null })
  })

  it('gives up on a bar that does not answer', async () => {
    vi.useFakeTimers()
    const asked = expect(bar.answer()).rejects.toMatchObject({ code: 'timeout' })
    await vi.advanceTimersByTimeAsync(15_000)
    await asked
  })
})

describe('where the frame stands', () => {
  it('is the lower edge over the whole width, or what the tag says', () => {
    expect(placeFrom({})).toEqual({ dock: 'bottom', width: '100%', height: '', into: '' })
    expect(placeFrom({ dock: 'top', width: '900px', height: '72px', into: '#phone' })).toEqual({ dock: 'top', width: '900px', height: '72px', into: '#phone' })
  })
})
