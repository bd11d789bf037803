import { type Documents, onWall } from '@/app/live/documents'
import type { QueueDoc as FloorQueue } from '@/routing/agents'
import type { Schemas } from '@/wire/schemas'

/** Walls on the wire: a layout, what its tiles count, and what is live. */

export type Kind = Schemas['Tile']['kind']
export type Span = NonNullable<Schemas['Tile']['span']>
export type Tone = Schemas['DisplayCell']['tone']

export type Watch = Schemas['Watch']

export type Tile = Schemas['Tile']

export type Page = Schemas['WallPage']

export type Layout = Schemas['Layout']

/** Live document `layout`. */
export type DisplayedLayout = Schemas['DisplayedLayout']

/** `value` for drawing, `shown` for reading. */
export type DisplayCell = Schemas['DisplayCell']

/** Live documents `tile/<id>`, by the kind of the tile. */
export type Numbers = Schemas['Numbers']

export type Curve = Schemas['Curve']

export type Ranks = Schemas['Ranks']

export type Places = Schemas['Places']

export type QueueRates = Schemas['Queues']

/** Live document `queues/…`, what a wall needs of it. */
export type QueueDoc = Omit<FloorQueue, 'expected_wait_seconds' | 'at'>

/** Live document `alarms`. */
export type AlarmSeen = Schemas['AlarmSeen']

/** Live document `running`. */
export type Running = Schemas['Running']

/** Live document `parts`. */
export type Part = Schemas['PartSeen']

export type Spikes = Schemas['Spikes']

type Counted = Schemas['WallDocuments']['tile/*']

/** What a tile of this kind shows; undefined before it was counted. */
export function countedIn<K extends Counted['kind']>(docs: Documents, tile: string, kind: K): Extract<Counted, { kind: K }> | undefined {
  const found = onWall.get(docs, `tile/${tile}`)
  return isOf(found, kind) ? found : undefined
}

function isOf<K extends Counted['kind']>(counted: Counted | undefined, kind: K): counted is Extract<Counted, { kind: K }> {
  return counted?.kind === kind
}
