import { type Documents, onWall } from '@/app/live/documents'
import { kindWord } from '@/operations/alarms'
import { secondsBetween } from '@/shared/format'
import type { IconName } from '@/shared/icons'

import type { AlarmSeen } from './wire'

/** Alarms as a hall reads them: level by colour, shape and word; how long; whether somebody has them. */

export interface AlarmRow {
  readonly level: AlarmSeen['level']
  readonly icon: IconName
  readonly word: string
  readonly what: string
  readonly since: string
  readonly state: string
}

const LOOKS: Readonly<Record<AlarmSeen['level'], { readonly icon: IconName; readonly word: string }>> = {
  red: { icon: 'oct', word: '紧急' },
  orange: { icon: 'tri', word: '提醒' },
  yellow: { icon: 'dia', word: '留意' },
}

export function alarmsOf(docs: Documents): readonly AlarmSeen[] {
  return onWall.get(docs, 'alarms') ?? []
}

export function alarmRows(docs: Documents, now: number): AlarmRow[] {
  return alarmsOf(docs).map((alarm) => rowOf(alarm, now))
}

export function rowOf(alarm: Pick<AlarmSeen, 'level' | 'kind' | 'place' | 'raised_at' | 'handled'>, now: number): AlarmRow {
  return {
    level: alarm.level,
    ...LOOKS[alarm.level],
    what: [kindWord(alarm.kind), alarm.place].filter(Boolean).join(' · '),
    since: sinceText(secondsBetween(alarm.raised_at, now)),
    state: alarm.handled ? '处置中' : '待处置',
  }
}

function sinceText(seconds: number): string {
  if (seconds < 60) return '刚刚'
  return seconds < 3600 ? `${Math.floor(seconds / 60)} 分钟` : `${Math.floor(seconds / 3600)} 小时`
}
