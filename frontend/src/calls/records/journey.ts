import type { JourneyPart } from './records'

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
  callback: { word: '等回呼', color: 'var(--heat-2)' },
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
