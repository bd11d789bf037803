/** A live call as the desk and the floor see it. */

export type CallPhase =
  | 'arrived'
  | 'in_flow'
  | 'queued'
  | 'offered'
  | 'talking'
  | 'agent_lost'
  | 'callback_waiting'
  | 'callback_dialling'
  | 'picking_up'
  | 'dialling'
  | 'outside'
  | 'rating'
  | 'ended'

export interface LiveCall {
  readonly id: string
  readonly phase: CallPhase
  /** Masked; empty when the caller withheld it. */
  readonly number: string
  readonly place: string
  /** 12333, or 12345 when passed on by the city's line. */
  readonly origin: string
  /** The case that 12345 named when it handed the caller over. */
  readonly case_number?: string
  /** The choices made in the menu, in words. */
  readonly path: readonly string[]
  readonly queue: string
  readonly queue_name: string
  readonly agent: string
  readonly arrived_at: string | null
  readonly queued_at: string | null
  /** Known once answered. */
  readonly waited_seconds?: number | null
  readonly talk_started_at: string | null
  readonly held_since: string | null
  readonly lost_since: string | null
  readonly callback: boolean
  /** Second call within an hour. */
  readonly repeat: boolean
  /** out: an agent dialled it. */
  readonly direction?: 'in' | 'out'
}
