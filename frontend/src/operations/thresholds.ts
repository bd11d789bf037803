import { http } from '@/app/http'
import { spoken } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** From when on something is an alarm: for all, or for a queue or a group of its own. */

export type Threshold = Schemas['ThresholdRow']

export type ThresholdKind = Schemas['ThresholdKind']

export type Thresholds = Schemas['ThresholdsOut']

/** What is typed: seconds, or per cent. */
export interface Typed {
  on: boolean
  warn: number | ''
  urgent: number | ''
  min: number | ''
}

export type FieldErrors = Partial<Record<'warn' | 'urgent' | 'min', string>>

/** What each kind means, beside its name. */
export const MEANINGS: Readonly<Record<string, string>> = {
  unrest: '来电选择“紧急情况”即为紧急，无阈值',
  wait: '队列中等待最久的来电',
  answer_rate: '近 15 分钟离开队列的来电中接通占比',
  talk: '单通通话时长',
  wrap_up: '单次话后时长',
  silence: '通话静默时长，不含保持',
  stuck: '振铃无响应、漏接后未恢复、显示通话但无通话',
  process_silent: '同一程序全部无心跳，同时登记设备故障',
  part_down: '交换机、接入网关、数据库无响应，同时登记设备故障',
}

const LONGEST_SECONDS = 24 * 3600
const PER_CENT = 100

const rounded = (share: number): number => Math.round(share * PER_CENT * 100) / 100

export function typedOf(row: Threshold, unit: ThresholdKind['unit']): Typed {
  const display = (value: number): number => (unit === 'share' ? rounded(value) : value)
  return { on: row.on, warn: display(row.warn), urgent: display(row.urgent), min: row.min_calls }
}

export function wireOf(row: Threshold, typed: Typed, unit: ThresholdKind['unit']): Threshold {
  const meant = (value: number | ''): number => (unit === 'share' ? Number(value) / PER_CENT : Number(value))
  return { ...row, on: typed.on, warn: meant(typed.warn), urgent: meant(typed.urgent), min_calls: Number(typed.min) }
}

/** What is wrong with what is typed, by field; the server decides in the end. */
export function wrongIn(typed: Typed, kind: Pick<ThresholdKind, 'unit' | 'lowest'>): FieldErrors {
  if (kind.unit === 'always') return {}
  const { warn, urgent, min } = typed
  if (warn === '' || urgent === '') return { [warn === '' ? 'warn' : 'urgent']: '请填数值' }
  if (kind.unit === 'seconds') {
    if (warn < kind.lowest) return { warn: `至少 ${kind.lowest} 秒` }
    if (urgent <= warn) return { urgent: '须大于提醒值' }
    return urgent > LONGEST_SECONDS ? { urgent: '最多 24 小时' } : {}
  }
  if (warn <= 0 || warn > PER_CENT) return { warn: '在 0 到 100 之间' }
  if (urgent <= 0) return { urgent: '须大于 0' }
  if (urgent >= warn) return { urgent: '须低于提醒值' }
  return min === '' || min < 1 ? { min: '至少 1 通' } : {}
}

/** 900 → "15 分". */
export function roundly(seconds: number): string {
  return spoken(seconds).replace(/ 0 [分秒]$/, '')
}

/** "1 分提醒，3 分紧急": the threshold in words. */
export function inText(row: Threshold, unit: ThresholdKind['unit']): string {
  if (unit === 'always') return row.on ? '出现即告警' : '不告警'
  if (!row.on) return '不告警'
  if (unit === 'seconds') return `${roundly(row.warn)}提醒，${roundly(row.urgent)}紧急`
  return `低于 ${rounded(row.warn)}% 提醒，低于 ${rounded(row.urgent)}% 紧急，${row.min_calls} 通起算`
}

export const loadThresholds = (): Promise<Thresholds> => http.get('/api/alarms/thresholds')
export const saveThreshold = (row: Threshold): Promise<Thresholds> => http.post('/api/alarms/thresholds', { body: row })

export function removeThreshold({ kind, queue, group }: Threshold): Promise<Thresholds> {
  return http.remove('/api/alarms/thresholds/{kind}', { path: { kind }, query: { queue, group } })
}
