import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'

import { whenSessionIsLost } from '@/app/http'
import { LiveStream } from '@/app/live/stream'

/** A server that is told what to answer, one connection after another. */
class Server {
  readonly asked: Headers[] = []
  private readonly lines: ReadableStreamDefaultController<Uint8Array>[] = []

  constructor() {
    vi.stubGlobal('fetch', (_path: string, { headers, signal }: { headers: Record<string, string>; signal: AbortSignal }) => {
      this.asked.push(new Headers(headers))
      const body = new ReadableStream<Uint8Array>({
        start: (line) => {
          this.lines.push(line)
          signal.addEventListener('abort', () => line.error(signal.reason))
        },
      })
      return Promise.resolve(new Response(body))
    })
  }

  say(text: string): void {
    this.lines.at(-1)?.enqueue(new TextEncoder().encode(text))
  }

  close(): void {
    this.lines.at(-1)?.close()
  }
}

describe('the line to the live stream', () => {
  const handlers = { onEvent: vi.fn(), onReceived: vi.fn(), onDown: vi.fn() }
  let server: Server
  let stream: LiveStream

  beforeEach(() => {
    vi.useFakeTimers()
    server = new Server()
    stream = new LiveStream('/api/live/stream?view=desk', handlers)
    stream.start()
  })
  afterEach(() => {
    stream.stop()
    vi.useRealTimers()
    vi.unstubAllGlobals()
    vi.clearAllMocks()
  })

  it('resumes after the last event it saw when the line breaks', async () => {
    await vi.advanceTimersByTimeAsync(0)
    server.say('id: web.7\nevent: change\ndata: {}\n\n')
    await vi.advanceTimersByTimeAsync(0)
    server.close()
    await vi.advanceTimersByTimeAsync(500)
    expect(handlers.onDown).toHaveBeenCalledTimes(1)
    expect(server.asked.map((headers) => headers.get('Last-Event-ID'))).toEqual([null, 'web.7'])
  })

  it('takes five seconds of nothing for a dead line, and heartbeats for a living one', async () => {
    await vi.advanceTimersByTimeAsync(0)
    for (let second = 0; second < 20; second += 2) {
      server.say(': beat\n\n')
      await vi.advanceTimersByTimeAsync(2000)
    }
    expect(handlers.onDown).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(5200)
    expect(handlers.onDown).toHaveBeenCalled()
  })

  it('asks to sign in again when the server says goodbye to the session', async () => {
    const lost = vi.fn()
    const forget = whenSessionIsLost(lost)
    await vi.advanceTimersByTimeAsync(0)
    server.say('event: bye\ndata: {"code":"session_expired"}\n\n')
    await vi.advanceTimersByTimeAsync(0)
    expect(lost).toHaveBeenCalledTimes(1)
    forget()
  })

  it('stays away once stopped', async () => {
    await vi.advanceTimersByTimeAsync(0)
    stream.stop()
    await vi.advanceTimersByTimeAsync(10_000)
    expect(server.asked).toHaveLength(1)
    expect(handlers.onDown).not.toHaveBeenCalled()
  })
})
