import { type CommandName, type EventMessage, type EventName, isFromBar, type ResultMessage, type State, VERSION } from './protocol'

/**
 * bar.js, the one script tag in the page of another system: puts the bar's frame into that page and gives it
 * `HotlineBar`. It imports nothing that is not ours and touches nothing of the page but its own frame.
 */

/** Why a command was not done: `code` for the program, `message` for the agent. */
export class BarError extends Error {
  constructor(
    readonly code: string,
    message: string,
  ) {
    super(message)
    this.name = 'BarError'
  }
}

export type Listener = (news: EventMessage) => void

interface Waiting {
  readonly done: (state: State) => void
  readonly failed: (problem: BarError) => void
  readonly timer: ReturnType<typeof setTimeout>
}

export interface Place {
  readonly dock: 'top' | 'bottom'
  /** CSS width of the frame. */
  readonly width: string
  /** CSS height while nothing is open; empty: as the bar needs. */
  readonly height: string
  /** Selector of the element that takes the frame; empty: docked to the window's edge. */
  readonly into: string
}

const ANSWERED_WITHIN_MS = 15_000
/** A frame that is loaded and says nothing for so long holds a refusal, which the browser shows as a broken page. */
const ANSWER_WITHIN_MS = 8_000
const BAR_HEIGHT = 64
const ABOVE_ALL = '2147483000'

export function placeFrom(data: Readonly<Record<string, string | undefined>>): Place {
  return {
    dock: data.dock === 'top' ? 'top' : 'bottom',
    width: data.width ?? '100%',
    height: data.height ?? '',
    into: data.into ?? '',
  }
}

export class HotlineBar {
  readonly frame = document.createElement('iframe')
  readonly version = VERSION
  private readonly listeners = new Map<string, Set<Listener>>()
  private readonly waiting = new Map<string, Waiting>()
  private readonly note = document.createElement('p')
  private last = 0
  private isConnected = false

  constructor(
    /** Where bar.js came from; nobody else is listened to or spoken to. */
    readonly origin: string,
    private readonly place: Place,
  ) {
    const about = new URLSearchParams({ host: location.origin, dock: place.dock })
    this.frame.src = `${origin}/embed?${about}`
    this.frame.title = '12333 软电话条'
    this.frame.allow = 'microphone; autoplay; speaker-selection'
    this.frame.style.cssText = this.style()
    this.frame.addEventListener('load', () => setTimeout(() => this.isConnected || this.explain(), ANSWER_WITHIN_MS))
    window.addEventListener('message', (event) => this.hear(event))
  }

  /** Tells of one kind of event, or of all with '*'; the answer stops it. */
  on(event: EventName | '*', listener: Listener): () => void {
    const listeners = this.listeners.get(event) ?? new Set()
    this.listeners.set(event, listeners.add(listener))
    return () => void listeners.delete(listener)
  }

  state = (): Promise<State> => this.send('state')
  answer = (): Promise<State> => this.send('answer')
  hangUp = (reason: string): Promise<State> => this.send('hangUp', { reason })
  hold = (): Promise<State> => this.send('hold')
  resume = (): Promise<State> => this.send('resume')
  dial = (number: string): Promise<State> => this.send('dial', { number })
  /** `{ agent }`, `{ queue }`, `{ flow }` or `{ number }`. */
  transfer = (target: Readonly<Record<string, string>>): Promise<State> => this.send('transfer', target)
  sendKeys = (keys: string): Promise<State> => this.send('sendKeys', { keys })
  rate = (): Promise<State> => this.send('rate')
  ready = (): Promise<State> => this.send('ready')
  notReady = (reason = ''): Promise<State> => this.send('notReady', { reason })

  private style(): string {
    const height = this.place.height || `${BAR_HEIGHT}px`
    const size = `border:0;vertical-align:bottom;color-scheme:light;width:${this.place.width};height:${height};`
    return this.place.into ? size : `${size}position:fixed;${this.place.dock}:0;left:0;z-index:${ABOVE_ALL};`
  }

  /** In the frame's place, until it speaks after all. */
  private explain(): void {
    this.note.role = 'status'
    this.note.textContent = `12333 软电话条未打开：请热线管理员将 ${location.origin} 列入允许嵌入的系统后刷新本页。`
    this.note.style.cssText = `${this.style()}box-sizing:border-box;margin:0;padding:20px 24px;background:#132635;color:#fff;font:14px/24px sans-serif;`
    this.frame.hidden = true
    this.frame.after(this.note)
  }

  private send(command: CommandName, parameters: Readonly<Record<string, unknown>> = {}): Promise<State> {
    const id = `${++this.last}`
    return new Promise((done, failed) => {
      const timer = setTimeout(() => this.giveUp(id), ANSWERED_WITHIN_MS)
      this.waiting.set(id, { done, failed, timer })
      this.frame.contentWindow?.postMessage({ hotline: VERSION, kind: 'command', id, command, with: parameters }, this.origin)
    })
  }

  private giveUp(id: string): void {
    this.waiting.get(id)?.failed(new BarError('timeout', '软电话条无响应'))
    this.waiting.delete(id)
  }

  private hear(event: MessageEvent<unknown>): void {
    if (event.source !== this.frame.contentWindow || event.origin !== this.origin || !isFromBar(event.data)) return
    const message = event.data
    this.isConnected = true
    this.note.remove()
    this.frame.hidden = false
    if (message.kind === 'size') this.grow(message.height)
    else if (message.kind === 'result') this.settle(message)
    else for (const name of [message.event, '*']) this.listeners.get(name)?.forEach((listener) => listener(message))
  }

  private settle({ id, error, state }: ResultMessage): void {
    const waiting = this.waiting.get(id)
    if (!waiting) return
    this.waiting.delete(id)
    clearTimeout(waiting.timer)
    if (error) waiting.failed(new BarError(error.code, error.message))
    else if (state) waiting.done(state)
  }

  private grow(height: number): void {
    const bare = this.place.height || `${BAR_HEIGHT}px`
    this.frame.style.height = `max(${bare}, min(${Math.ceil(height)}px, 100vh))`
  }
}

declare global {
  interface Window {
    HotlineBar?: HotlineBar
  }
}

/** A second tag changes nothing. */
export function install(script: HTMLScriptElement): void {
  if (window.HotlineBar) return
  const bar = new HotlineBar(new URL(script.src).origin, placeFrom(script.dataset))
  window.HotlineBar = bar
  const show = (): void => (document.querySelector(script.dataset.into || 'body') ?? document.body).append(bar.frame)
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', show, { once: true })
  else show()
}
