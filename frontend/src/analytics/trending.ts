import type { Schemas } from '@/wire/schemas'

/** Hot topics and sudden words on the wire. */

export type HotWhat = 'calls' | 'cases' | 'words'

export type HotLine = Schemas['SpikeLineOut']

export type HotDay = Schemas['SpikeDayOut']

export type Behind = Schemas['BehindOut']

export const WHAT_WORDS: Readonly<Record<HotWhat, string>> = { calls: '来电主题', cases: '工单主题', words: '工单里的词' }

/** Why the list is empty. */
export function whyNone(found: HotDay): string {
  if (found.days < 2) return '可比的日子不到两天，还不能判断。'
  return found.whole === 0 ? '这一天还没有。' : '没有明显多于平常的。'
}
