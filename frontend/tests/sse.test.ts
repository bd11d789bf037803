import { describe, expect, it } from 'vitest'

import { SseParser } from '@/app/live/sse'

const STREAM = 'id: web.1\nevent: snapshot\ndata: {"a":1}\n\n: 2026-11-25T01:00:00Z\n\nevent: change\ndata: {"b":\ndata: 2}\n\nid: web.3\nevent: change\ndata: 甲\n\n'

describe('the event stream', () => {
  it('is read the same however it is cut into pieces', () => {
    const whole = new SseParser().feed(STREAM)
    for (let size = 1; size <= STREAM.length; size += 1) {
      const parser = new SseParser()
      const pieces = STREAM.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? []
      expect(pieces.flatMap((piece) => parser.feed(piece))).toEqual(whole)
    }
  })

  it('gives events with their names, lines of data joined, and nothing for heartbeats', () => {
    expect(new SseParser().feed(STREAM).map(({ event, data }) => [event, data])).toEqual([
      ['snapshot', '{"a":1}'],
      ['change', '{"b":\n2}'],
      ['change', '甲'],
    ])
  })

  it('keeps the last id for events that bring none', () => {
    expect(new SseParser().feed(STREAM).map(({ id }) => id)).toEqual(['web.1', 'web.1', 'web.3'])
  })

  it('understands carriage returns', () => {
    expect(new SseParser().feed('event: bye\r\ndata: {}\r\n\r\n')).toEqual([{ event: 'bye', id: '', data: '{}' }])
  })
})
