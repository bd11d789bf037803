import type { QueueDoc as FloorQueue } from '@/routing/agents'

/** Walls on the wire: a layout, what its tiles count, and what is live. */

export type Kind = 'number' | 'curve' | 'ranks' | 'map' | 'hot' | 'queues' | 'seats' | 'waiting' | 'alarms' | 'system'
export type Span = 'slot' | 'today' | 'month' | 'quarter' | 'open'
export type Tone = 'plain' | 'near' | 'missed'

export interface Watch {
  worse: 'below' | 'above'
  limit: number
  near?: number | null
}

export interface Tile {
  id: string
  kind: Kind
  x: number
  y: number
  w: number
  h: number
  title?: string
  measures?: string[]
  span?: Span
  by?: string
  most?: number
  filters?: Record<string, string[]>
  goal?: number | null
  watch?: Watch | null
}

export interface Page {
  title: string
  tiles: Tile[]
}

export interface Layout {
  title: string
  pages: Page[]
  seconds: number
}

/** Live document `layout`. */
export interface Shown {
  readonly key: string
  readonly screen: 'wall' | 'phone'
  readonly version: number
  readonly layout: Layout
}

/** `value` for drawing, `shown` for reading. */
export interface CellShown {
  readonly measure: string
  readonly name: string
  readonly unit: string
  readonly shown: string
  readonly value: number | null
  readonly tone: Tone
}

/** Live documents `tile/<id>`, by the kind of the tile. */
export interface Numbers {
  readonly cells: readonly CellShown[]
}

export interface Curve {
  readonly name: string
  readonly unit: string
  /** Per quarter of an hour until now. */
  readonly counted: readonly number[]
  /** The median of `days` like this one, for all 96; null where too few are known. */
  readonly usual: readonly number[] | null
  readonly days: number
  readonly total: string
}

export interface Ranks {
  readonly name: string
  readonly unit: string
  readonly lines: readonly { readonly word: string; readonly shown: string; readonly value: number; readonly more: number | null }[]
}

export interface Places {
  readonly name: string
  readonly unit: string
  readonly cells: Readonly<Record<string, CellShown>>
}

export interface QueueRates {
  readonly rates: Readonly<Record<string, CellShown>>
}

/** Live document `queues/…`, what a wall needs of it. */
export type QueueDoc = Omit<FloorQueue, 'expected_wait_seconds' | 'at'>

/** Live document `alarms`. */
export interface AlarmSeen {
  readonly level: 'red' | 'orange' | 'yellow'
  readonly kind: string
  readonly place: string
  readonly raised_at: string
  readonly handled: boolean
}

/** Live document `running`. */
export interface Running {
  readonly process: string
  readonly state: 'ok' | 'standby' | 'degraded' | 'silent' | 'missing'
  readonly instances: number
  readonly figures: Readonly<Record<string, number>>
}

/** Live document `parts`. */
export interface Part {
  readonly name: string
  readonly ok: boolean
}

export interface Hot {
  readonly lines: readonly { readonly word: string; readonly count: number; readonly usual: string; readonly sure: string }[]
  readonly days: number
}
