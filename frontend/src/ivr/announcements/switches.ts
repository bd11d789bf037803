import { defineStore } from 'pinia'

import { http, sentenceOf } from '@/app/http'
import { dayOf, spoken, timeOfDay } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

import type { Prompt } from './prompts'

/** Announcements with a switch: said to every caller while on, whichever version of the flow answers. */

export type Switch = Schemas['SwitchRow']

interface State {
  rows: readonly Switch[]
  known: boolean
  errorText: string
}

export const useSwitches = defineStore('announcement switches', {
  state: (): State => ({ rows: [], known: false, errorText: '' }),

  getters: {
    on: (state) => state.rows.filter((row) => row.on),
  },

  actions: {
    async load(): Promise<void> {
      try {
        this.take(await http.get('/api/announcements'))
      } catch (problem) {
        this.errorText = sentenceOf(problem)
      }
    },

    /** Throws what the server refuses. */
    async set(name: string, on: boolean, until: string | null = null): Promise<void> {
      this.take(await http.post('/api/announcements/{name}', { path: { name }, body: { on, until } }))
    },

    take(answer: { rows: readonly Switch[] }): void {
      this.rows = answer.rows
      this.known = true
      this.errorText = ''
    },
  },
})

const TITLES: Readonly<Record<string, string>> = { emergency: '紧急公告' }

export function titleOf(row: Pick<Switch, 'name'>): string {
  return TITLES[row.name] ?? row.name
}

/** "10:24", with the day when that is not today. */
export function momentOf(at: string, now: number): string {
  return dayOf(at) === dayOf(now) ? timeOfDay(at) : `${dayOf(at).slice(5)} ${timeOfDay(at)}`
}

/** "到 12:00 自动关闭，还剩 1 小时 36 分". */
export function endOf(row: Pick<Switch, 'until'>, now: number): string {
  if (!row.until) return '持续播放，直到手动关闭'
  const left = (Date.parse(row.until) - now) / 1000
  return left > 0 ? `到 ${momentOf(row.until, now)} 自动关闭，剩余 ${spoken(left)}` : '已到时间，正在关闭'
}

/** One piece of what it says: an announcement of the catalogue, or a text that stands in the flow. */
export interface SpokenPart {
  readonly text: string
  readonly inFlow: boolean
  /** Undefined while the catalogue has not come. */
  readonly prompt: Prompt | undefined
}

export function partsOf(row: Switch, prompts: readonly Prompt[]): SpokenPart[] {
  return row.prompts.map((part, index) => {
    const text = row.texts[index] ?? part
    return { text, inFlow: text === part, prompt: prompts.find((prompt) => prompt.name === part) }
  })
}

/** How long it may stay on; null is until somebody switches it off. */
export type Ending = 30 | 60 | 120 | 'at' | null

export const ENDING_LABELS: readonly (readonly [Ending, string])[] = [
  [30, '30 分钟'],
  [60, '1 小时'],
  [120, '2 小时'],
  ['at', '指定时间'],
  [null, '手动关闭'],
]

const DAY_MS = 86_400_000

/** The moment an ending means; ``time`` "18:30" in Beijing is today's, or tomorrow's once that is past. Undefined: not chosen yet. */
export function momentOfEnding(ending: Ending, time: string, now: number): string | null | undefined {
  if (ending === null) return null
  if (typeof ending === 'number') return new Date(now + ending * 60_000).toISOString()
  if (!/^\d{2}:\d{2}$/.test(time)) return undefined
  const today = Date.parse(`${dayOf(now)}T${time}:00+08:00`)
  return new Date(today > now ? today : today + DAY_MS).toISOString()
}
