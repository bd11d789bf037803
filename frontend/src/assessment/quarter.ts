import type { Schemas } from '@/wire/schemas'

/** What became of a quarter, on the wire. */

export type FrozenItem = Schemas['FrozenItemOut']

export type Dispute = Schemas['DisputeOut']

export type Frozen = Schemas['FrozenOut']

export type QuarterState = Schemas['QuarterStateOut']
