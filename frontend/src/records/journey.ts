import { MODES } from '@/calls/supervision/modes'
import { nameOf } from '@/calls/third/third'

import type { JourneyPart, Supervised } from './records'

/** The call's way drawn to scale: menu, wait, talk, hold, rating, wrap-up. */

export interface Stretch {
  readonly kind: JourneyPart['kind'] | 'wrap'
  readonly word: string
  readonly color: string
  readonly seconds: number
}

const LOOKS: Readonly<Record<Stretch['kind'], { word: string; color: string }>> = {
  menu: { word: '语音菜单', color: 'var(--ch-5)' },
  wait: { word: '等待', color: 'var(--ch-2)' },
  talk: { word: '通话', color: 'var(--ch-1)' },
  hold: { word: '保持', color: 'var(--ch-forecast)' },
  lost: { word: '掉线', color: 'var(--ch-6)' },
  rating: { word: '评价', color: 'var(--ch-3)' },
  outside: { word: '转到外线', color: 'var(--ch-1)' },
  dial: { word: '拨号', color: 'var(--ch-2)' },
  callback: { word: '等待回拨', color: 'var(--heat-2)' },
  wrap: { word: '话后', color: 'var(--ch-4)' },
}

export function stretchesOf(parts: readonly JourneyPart[], endedAt: string | null, wrapUpSeconds: number): Stretch[] {
  const stretches = parts.map((part): Stretch => {
    const end = part.end ?? endedAt ?? part.start
    return { kind: part.kind, ...LOOKS[part.kind], seconds: Math.max(0, (Date.parse(end) - Date.parse(part.start)) / 1000) }
  })
  if (wrapUpSeconds > 0) stretches.push({ kind: 'wrap', ...LOOKS.wrap, seconds: wrapUpSeconds })
  return stretches.filter((stretch) => stretch.seconds > 0)
}

/** A leader with the call, in one way, as a share of the drawing. */
export interface Led {
  readonly left: number
  readonly width: number
  readonly text: string
}

/** One strip for every way of being with the call, each until the next or the end. */
export function ledOf(supervisions: readonly Supervised[], stretches: readonly Stretch[], at: string, endedAt: string | null): Led[] {
  const start = Date.parse(at)
  const total = stretches.reduce((sum, one) => sum + one.seconds, 0) * 1000
  if (total <= 0) return []
  return supervisions.flatMap(({ leader, leader_name, steps, ended_at }) =>
    steps.map((step, index) => {
      const from = Date.parse(step.at)
      const to = Date.parse(steps[index + 1]?.at ?? ended_at ?? endedAt ?? step.at)
      const word = MODES.find((one) => one.mode === step.mode)?.word ?? step.mode
      return { left: (from - start) / total, width: Math.max(0, to - from) / total, text: `班长 ${nameOf(leader, leader_name)} ${word}` }
    }),
  )
}

const RESULTS: Readonly<Record<string, string>> = { left: '退出', lost: '断线', taken_over: '接管后通话', caller_gone: '来电人挂断', call_over: '通话结束' }

/** "监听 1042 陈某（新人带教）→ 强插（答复有误），退出" */
export function supervisedText({ steps, result }: Supervised): string {
  const text = steps.map(({ mode, reason }) => {
    const word = MODES.find((one) => one.mode === mode)?.word ?? mode
    return reason ? `${word}（${reason}）` : word
  })
  const whom = steps[0] ? ` ${nameOf(steps[0].agent, steps[0].agent_name)}：` : ''
  return `${whom}${text.join(' → ')}${result ? `，${RESULTS[result] ?? result}` : ''}`.trim()
}

export interface Total {
  readonly word: string
  readonly color: string
  readonly seconds: number
}

/** Seconds by kind, in the order they first came. */
export function totalsOf(stretches: readonly Stretch[]): Total[] {
  const totals = new Map<Stretch['kind'], Total>()
  for (const { kind, word, color, seconds } of stretches) {
    totals.set(kind, { word, color, seconds: (totals.get(kind)?.seconds ?? 0) + seconds })
  }
  return [...totals.values()]
}
