import type { Schemas } from '@/wire/schemas'
import { learnServerTime } from '@/shared/ticker'

import { announceSessionLost, errorOf, sessionsBegun } from '../http'

import { SseParser, type ServerEvent } from './sse'

/** One line to the live stream: reads until it breaks, then comes back and resumes after the last event it saw. */

export interface StreamHandlers {
  onEvent(event: ServerEvent): void
  /** Anything arrived, a heartbeat too. */
  onReceived(): void
  onDown(): void
  /** The server does not let us in, or no longer. Without it a session that is over asks to sign in again. */
  onRefused?(code: string, message: string): void
}

const SILENT_AFTER_MS = 5000
/** Often at first: a web process that was killed is back within two or three seconds. */
const RETRY_MS = [300, 400, 500, 500, 500, 500, 700, 1000, 1500, 3000]

export class LiveStream {
  private lastId = ''
  private failures = 0
  private stopped = false
  private attempt: AbortController | undefined
  private silence: ReturnType<typeof setTimeout> | undefined

  constructor(
    private readonly path: string,
    private readonly handlers: StreamHandlers,
    private readonly headers: Readonly<Record<string, string>> = {},
  ) {}

  start(): void {
    this.stopped = false
    void this.run()
  }

  stop(): void {
    this.stopped = true
    this.attempt?.abort()
    clearTimeout(this.silence)
  }

  /** Try again now: the browser says the network is back. */
  hurry(): void {
    this.failures = 0
    this.wake()
  }

  /** Give the present connection up: the browser says the network is gone. */
  drop(): void {
    this.attempt?.abort()
  }

  private wake: () => void = () => undefined

  private async run(): Promise<void> {
    while (!this.stopped) {
      await this.read().catch(() => undefined)
      clearTimeout(this.silence)
      if (this.stopped) return
      this.handlers.onDown()
      await this.pause()
    }
  }

  private async read(): Promise<void> {
    this.attempt = new AbortController()
    this.listenForSilence()
    const headers: Record<string, string> = { Accept: 'text/event-stream', ...this.headers }
    if (this.lastId) headers['Last-Event-ID'] = this.lastId
    const sentAt = Date.now()
    const session = sessionsBegun()
    const response = await fetch(this.path, { headers, signal: this.attempt.signal, cache: 'no-store' })
    learnServerTime(response.headers.get('Date'), sentAt)
    if (!response.ok || !response.body) return this.refused(response, session)
    const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
    const parser = new SseParser()
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      this.received()
      for (const event of parser.feed(piece.value)) this.take(event)
    }
  }

  private take(event: ServerEvent): void {
    if (event.event === 'bye') return this.dismissed(event)
    if (event.id) this.lastId = event.id
    this.handlers.onEvent(event)
  }

  private dismissed({ data }: ServerEvent): void {
    const { code } = JSON.parse(data) as Schemas['Bye']
    if (this.handlers.onRefused) this.handlers.onRefused(code, '')
    else if (code === 'session_expired') announceSessionLost()
    this.attempt?.abort()
  }

  private received(): void {
    this.failures = 0
    this.handlers.onReceived()
    this.listenForSilence()
  }

  private listenForSilence(): void {
    clearTimeout(this.silence)
    this.silence = setTimeout(() => this.attempt?.abort(), SILENT_AFTER_MS)
  }

  private async refused(response: Response, session: number): Promise<void> {
    const error = errorOf(response.status, await response.json().catch(() => null))
    if (this.handlers.onRefused) return this.handlers.onRefused(error.code, error.message)
    if (error.status === 401 && session === sessionsBegun()) announceSessionLost(error.message)
    if (error.status === 403) this.stop()
  }

  private pause(): Promise<void> {
    const wait = RETRY_MS[Math.min(this.failures++, RETRY_MS.length - 1)]
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, wait)
      this.wake = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }
}
