/** What the bar in its frame and the page around it say to each other: docs/embedding.md gives the shapes. */

export const VERSION = 1

export interface EmbeddedCall {
  readonly id: string
  readonly direction: 'in' | 'out'
  readonly stage: Stage
  /** Masked; empty when the caller withheld it. */
  readonly number: string
  readonly place: string
  readonly queue: { readonly id: string; readonly name: string } | null
  /** The choices made in the menu, in words. */
  readonly path: readonly string[]
  readonly arrivedAt: string | null
  readonly answeredAt: string | null
}

export type Stage = 'ringing' | 'dialling' | 'talking' | 'held' | 'ended'

export interface EmbeddedAgent {
  readonly number: string
  readonly name: string
  /** As docs/api.md has them, and `signed_out` for nobody. */
  readonly state: string
  readonly reason: string
  readonly since: string | null
  /** When the wrap-up ends by itself. */
  readonly until: string | null
  /** This frame is the agent's desk: commands are carried out here. */
  readonly here: boolean
  /** The browser's phone is connected; only then calls come. */
  readonly phone: boolean
}

/** What is known at one moment. */
export interface State {
  readonly agent: EmbeddedAgent
  readonly call: EmbeddedCall | null
}

export const EVENTS = [
  'bar.ready',
  'agent.state',
  'call.ringing',
  'call.dialling',
  'call.answered',
  'call.held',
  'call.resumed',
  'call.ended',
] as const
export type EventName = (typeof EVENTS)[number]

export interface News {
  readonly event: EventName
  readonly data: State
}

export const COMMANDS = ['state', 'answer', 'hangUp', 'hold', 'resume', 'dial', 'transfer', 'sendKeys', 'rate', 'ready', 'notReady'] as const
export type CommandName = (typeof COMMANDS)[number]

export interface EventMessage extends News {
  readonly hotline: number
  readonly kind: 'event'
  /** When the bar said so, ISO 8601. */
  readonly at: string
}

export interface CommandMessage {
  readonly hotline: number
  readonly kind: 'command'
  readonly id: string
  readonly command: string
  readonly with: Readonly<Record<string, unknown>>
}

export interface BarError {
  readonly code: string
  /** A sentence for the agent, in Chinese. */
  readonly message: string
}

export interface ResultMessage {
  readonly hotline: number
  readonly kind: 'result'
  readonly id: string
  readonly state?: State
  /** Absent when it was done. */
  readonly error?: BarError
}

/** How much room the frame needs; only bar.js listens to it. */
export interface SizeMessage {
  readonly hotline: number
  readonly kind: 'size'
  readonly height: number
}

export type FromBar = EventMessage | ResultMessage | SizeMessage

function ofOurs(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && (data as Record<string, unknown>).hotline === VERSION
}

/** The command in a message, or null for what is none of ours. */
export function commandIn(data: unknown): CommandMessage | null {
  if (!ofOurs(data) || data.kind !== 'command' || typeof data.id !== 'string' || typeof data.command !== 'string') return null
  const parameters = typeof data.with === 'object' && data.with !== null ? data.with : {}
  return { hotline: VERSION, kind: 'command', id: data.id, command: data.command, with: parameters as Record<string, unknown> }
}

export function isFromBar(data: unknown): data is FromBar {
  return ofOurs(data) && (data.kind === 'event' || data.kind === 'result' || data.kind === 'size')
}
