import { http } from '@/app/http'

import type { Alarm } from './alarms'

/** GET /api/alarms/{id}/said: what a citizen and 京晓保 said where an alarm was raised. */

export interface Exchange {
  readonly at: string
  /** Masked. */
  readonly question: string
  readonly reply: string
  /** On this question a leader was asked to look. */
  readonly raised: boolean
}

export interface AlarmSaid {
  readonly alarm: Alarm
  /** The latest first; empty once it is deleted. */
  readonly said: readonly Exchange[]
  /** The entry of the call-back list; "" while no number was left. */
  readonly callback: string
  readonly kept_days: number
}

export const readSaid = (alarm: string): Promise<AlarmSaid> => http.get<AlarmSaid>(`/api/alarms/${encodeURIComponent(alarm)}/said`)
