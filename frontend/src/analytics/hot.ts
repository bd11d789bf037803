/** Hot topics and sudden words on the wire. */

export type HotWhat = 'calls' | 'cases' | 'words'

export interface HotLine {
  /** A topic's code or a word. */
  readonly item: string
  readonly word: string
  readonly count: number
  readonly usual: number
  /** The share of false ones if all up to here are believed. */
  readonly q: number
  readonly sure: string
}

export interface HotDay {
  readonly lines: readonly HotLine[]
  /** Days it was held against. */
  readonly days: number
  readonly whole: number
  /** So many quarters of an hour of each day. */
  readonly until: number
}

export interface Behind {
  readonly rows: readonly { readonly id: string; readonly at: string; readonly call: string; readonly case: string; readonly words: readonly string[] }[]
  readonly next: string
}

export const WHAT_WORDS: Readonly<Record<HotWhat, string>> = { calls: '来电主题', cases: '工单主题', words: '工单里的词' }

/** Why the list is empty. */
export function whyNone(found: HotDay): string {
  if (found.days < 2) return '可比的日子不到两天，还不能判断。'
  return found.whole === 0 ? '这一天还没有。' : '没有明显多于平常的。'
}
