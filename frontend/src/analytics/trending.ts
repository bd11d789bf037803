import type { Schemas } from '@/wire/schemas'

/** Hot topics and sudden words on the wire. */

export type SpikeSource = 'calls' | 'cases' | 'words'

export type SpikeLine = Schemas['SpikeLineOut']

export type SpikeDay = Schemas['SpikeDayOut']

export type Behind = Schemas['BehindOut']

export const WHAT_LABELS: Readonly<Record<SpikeSource, string>> = { calls: '来电主题', cases: '工单主题', words: '工单里的词' }

/** Why the list is empty. */
export function whyNone(found: SpikeDay): string {
  if (found.days < 2) return '可比的日子不到两天，还不能判断。'
  return found.total === 0 ? '这一天还没有。' : '没有明显多于平常的。'
}
