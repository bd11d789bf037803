import { http } from '@/app/http'
import { count, rate } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** Forecasts on the wire and in words. */

export type Forecast = Schemas['LoadForecastOut']
export type Version = Schemas['ForecastVersionOut']
export type DaySlots = Schemas['ForecastDaySlotsOut']
export type Targets = Schemas['TargetsBody']
export type EventBody = Schemas['PlannedEventBody']
export type PlannedEvent = Schemas['PlannedEventOut']

const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']

/** "12-07 周一". */
export const dayText = (day: string): string => `${day.slice(5)} ${WEEKDAYS[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''}`

/** What a chart draws: `null` where a series has no value. */
export interface Curves {
  readonly axis: readonly string[]
  readonly past: readonly (number | null)[]
  readonly expected: readonly (number | null)[]
  readonly low: readonly (number | null)[]
  readonly high: readonly (number | null)[]
  /** Heads, on an axis of their own. */
  readonly heads?: readonly number[]
  /** As it was forecast before the day began, beside what is likely now. */
  readonly planned?: readonly (number | null)[]
}

/** The last weeks, then the weeks ahead. A forecast may have been made before the last of the days that are over. */
export function daysDrawn({ past, version }: Forecast, weeks: number): string[] {
  const last = past.at(-1)?.day ?? ''
  const ahead = (version?.days ?? []).filter(({ day }) => day > last)
  return [...past, ...ahead.slice(0, weeks * 7)].map(({ day }) => day)
}

/** Each day as it was, and as it is expected. */
export function curvesOfDays(forecast: Forecast, weeks: number): Curves {
  const days = daysDrawn(forecast, weeks)
  const came = new Map(forecast.past.map(({ day, calls }) => [day, calls]))
  const ahead = new Map((forecast.version?.days ?? []).map((one) => [one.day, one]))
  return {
    axis: days.map(dayText),
    past: days.map((day) => came.get(day) ?? null),
    expected: days.map((day) => ahead.get(day)?.expected ?? null),
    low: days.map((day) => ahead.get(day)?.low ?? null),
    high: days.map((day) => ahead.get(day)?.high ?? null),
  }
}

export function curvesOfSlots({ slots }: DaySlots): Curves {
  return {
    axis: slots.map(({ time }) => time),
    past: slots.map(() => null),
    expected: slots.map(({ expected }) => expected),
    low: slots.map(({ low }) => low),
    high: slots.map(({ high }) => high),
    heads: slots.map(({ heads }) => heads),
  }
}

/** "近 2 周误差 8.1%，按上周同日 12.4%，区间命中 81.0%": how the method did; why there is nothing to say where it was not tried. */
export function trialText({ trial }: Version): string {
  if (trial.weeks === 0) return '历史不足三周，暂无回测'
  return `回测近 ${trial.weeks} 周：误差 ${rate(trial.error)}，按上周同日为 ${rate(trial.naive_error)}，区间命中 ${rate(trial.held)}`
}

/** "+20%", "-15%". */
export const liftText = (lift: number): string => `${lift > 0 ? '+' : ''}${lift}%`

/** "峰值 09:30，38 人；全天 412.5 工时". */
export function needText(day: DaySlots): string {
  const peak = day.slots.reduce((high, one) => (one.heads > high.heads ? one : high), { time: '', heads: 0 })
  return peak.heads === 0 ? '当天无需排班' : `峰值 ${peak.time}，${count(peak.heads)} 人；全天 ${count(day.head_hours)} 工时`
}

/** Field of the form -> what is wrong with it. */
export function eventFaults(event: EventBody): Record<string, string> {
  return {
    title: event.title.trim() ? '' : '请填写事件名称',
    first_day: event.first_day ? '' : '请选择首日',
    last_day: event.last_day && event.last_day >= event.first_day ? '' : '末日不能早于首日',
    lift: event.lift >= -90 && event.lift <= 500 && event.lift !== 0 ? '' : '变化须在 -90% 到 500% 之间，且不为 0',
  }
}

export const requests = {
  read: (queue: string): Promise<Forecast> => http.get('/api/workforce/forecast', { query: { queue } }),
  day: (day: string, queue: string): Promise<DaySlots> => http.get('/api/workforce/forecast/days/{day}', { path: { day }, query: { queue } }),
  renew: (): Promise<unknown> => http.post('/api/workforce/forecast'),
  setTargets: (body: Targets): Promise<unknown> => http.put('/api/workforce/forecast/targets', { body }),
  addEvent: (body: EventBody): Promise<unknown> => http.post('/api/workforce/forecast/events', { body }),
  removeEvent: (id: number): Promise<unknown> => http.remove('/api/workforce/forecast/events/{event_id}', { path: { event_id: id } }),
  markDay: (body: Schemas['MarkedDayBody']): Promise<unknown> => http.post('/api/workforce/forecast/marked-days', { body }),
  unmarkDay: (day: string): Promise<unknown> => http.remove('/api/workforce/forecast/marked-days/{day}', { path: { day } }),
}
