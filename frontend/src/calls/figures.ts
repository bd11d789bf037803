import type { Schemas } from '@/wire/schemas'

/** Today's figures as the projector publishes them; rates are fractions, null where there is nothing to divide by. */

export type AgentFigures = Schemas['AgentFigures']

export type QueueFigures = Schemas['QueueFigures']

export type Slot = Schemas['Slot']

export type FloorFigures = Schemas['FloorFigures']

export const RATING_LABELS: readonly string[] = ['', '非常满意', '满意', '基本满意', '不满意', '非常不满意']
