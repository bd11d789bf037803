/** Today's figures as the projector publishes them; rates are fractions, null where there is nothing to divide by. */

export interface AgentFigures {
  readonly answered: number
  readonly talk_seconds: number
  readonly wrap_up_average_seconds: number | null
  readonly to_rating_rate: number | null
  readonly satisfaction: number | null
  readonly missed: number
}

export interface QueueFigures {
  readonly entered: number
  readonly answered: number
  readonly abandoned: number
  readonly answer_rate: number | null
  readonly mean_wait_seconds: number | null
  readonly recent_answer_rate: number | null
}

export interface Slot {
  /** "09:15". */
  readonly start: string
  readonly calls: number
  readonly entered: number
  readonly answered: number
}

export interface FloorFigures {
  readonly day: string
  readonly calls: number
  readonly entered: number
  readonly answered: number
  readonly abandoned: number
  readonly callbacks_reached: number
  readonly answer_rate: number | null
  readonly mean_wait_seconds: number | null
  readonly recent_answer_rate: number | null
  readonly to_rating_rate: number | null
  readonly satisfaction: number | null
  readonly slots: readonly Slot[]
}

export const RATING_WORDS: readonly string[] = ['', '非常满意', '满意', '基本满意', '不满意', '非常不满意']
