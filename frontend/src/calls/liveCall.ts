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

export type Standing = 'asked' | 'ringing' | 'consulting' | 'aside' | 'joined'

/** The third on the call, seen by both agents. */
export interface LiveParty {
  readonly agent: string
  readonly name?: string
  /** Masked; empty for an agent. */
  readonly number: string
  readonly standing: Standing
  readonly since: string
}

/** How a leader is with a call: hears it, heard by the agent alone, by all, or has the caller. */
export type Mode = 'listen' | 'whisper' | 'barge' | 'take_over'

/** The leader with the call. Agents see it once the leader can be heard. */
export interface LiveSupervision {
  readonly leader: string
  readonly name?: string
  readonly mode: Mode
  readonly reason: string
  readonly asked_at: string
  /** Null while the leader's phone rings. */
  readonly answered_at: string | null
  /** False: nobody talks, the leader waits with the caller. */
  readonly hears: boolean
}

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
  readonly party?: LiveParty | null
  /** Why the last third party is gone. */
  readonly consult_over?: string
  readonly agent_name?: string
  /** The agent who passed the caller on last. */
  readonly passed_on_by?: string
  readonly passed_on_by_name?: string
  /** Since when the agent's hand is up. */
  readonly help_asked_at?: string | null
  readonly help_text?: string
  /** The leader who saw the last raised hand. */
  readonly help_seen_by?: string
  readonly help_seen_by_name?: string
  /** out: an agent dialled it. */
  readonly direction?: 'in' | 'out'
  readonly supervision?: LiveSupervision | null
  /** The last leader with the call, and why they no longer are. */
  readonly supervised_by?: string
  readonly supervision_over?: string
  /** `agent` is a leader. */
  readonly taken_over?: boolean
}
