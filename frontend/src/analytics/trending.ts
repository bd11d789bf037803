import type { Schemas } from '@/wire/schemas'

/** Hot topics and sudden words on the wire. */

export type SpikeSource = 'calls' | 'cases' | 'words'

export type SpikeLine = Schemas['SpikeLineOut']

export type SpikeDay = Schemas['SpikeDayOut']

export type Behind = Schemas['BehindOut']

export const WHAT_LABELS: Readonly<Record<SpikeSource, string>> = { calls: '来电主题', cases: '工单主题', words: '工单用词' }

/** Why the list is empty. */
export function whyNone(found: SpikeDay): string {
  if (found.days < 2) return '可比日期不足两天，无法判断。'
  return found.total === 0 ? '当天无数据' : '无明显突增'
}
