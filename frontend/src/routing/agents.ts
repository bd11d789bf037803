import type { Direction } from './directing'
import type { SkillLoan } from './loans'

/** The live documents of the ACD, as the router publishes them. */

export type AgentState = 'signed_out' | 'not_ready' | 'ready' | 'ringing' | 'talking' | 'wrap_up' | 'missed'

export interface AgentDoc {
  readonly id: string
  readonly name: string
  readonly group: string
  readonly skills: Readonly<Record<string, number>>
  readonly state: AgentState
  /** When the state began. */
  readonly since: string
  readonly reason: string
  /** When wrap-up ends. */
  readonly until: string | null
  readonly device: string
  readonly desk: string
  readonly call: string
  readonly queue: string
  readonly extended: boolean
  /** What was asked for meanwhile: not_ready, ready or nothing. */
  readonly next_state: string
  readonly next_reason: string
  /** The call dialled last that reached nobody, and why. */
  readonly unmet_call?: string
  readonly unmet?: string
  /** The last call that the switch took with it when it died. */
  readonly lost_call?: string
  /** What a leader did last, until the agent chooses a state. */
  readonly directed?: Direction | null
  /** Which of the skills are lent, until when. */
  readonly loans?: readonly SkillLoan[]
}

export interface QueueDoc {
  readonly id: string
  readonly name: string
  readonly waiting: number
  readonly callbacks: number
  readonly oldest_since: string | null
  readonly ready: number
  readonly signed_in: number
  readonly expected_wait_seconds: number
  readonly at: string
}
