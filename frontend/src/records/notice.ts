import { timeOfDay } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** What the citizen was told of the recording, and whether they objected. */

export type Notice = Schemas['RecordingNoticeOut']

/** How the announcement ended, as events say it. */
export const NOTICE_OUTCOMES: Readonly<Record<string, string>> = {
  whole: '已播放',
  cut_off: '未播完',
  gone: '未播完，对方挂断',
  failed: '播放失败',
}

/** The filter of the list. */
export const NOTICE_FILTERS: Readonly<Record<string, string>> = { told: '已告知', untold: '无告知记录', objected: '反对录音' }

/** “已播放 09:12:03 · 告知语第 2 版 · 未反对”; '' where nothing is known, as of calls of before. */
export function noticeText(notice: Notice | null): string {
  if (!notice) return ''
  const played = notice.at ? [`${NOTICE_OUTCOMES[notice.outcome] ?? ''} ${timeOfDay(notice.at, true)}`, versionText(notice.version)] : ['未播放']
  return [...played, unrecordedText(notice)].join(' · ')
}

function unrecordedText(notice: Notice): string {
  if (!notice.objected_at) return '未反对'
  const at = timeOfDay(notice.objected_at, true)
  if (!notice.objected_to) return `${at} 反对，未录音`
  return `${at} 向 ${notice.objected_to} 反对，${notice.removed ? '未录音' : '此后未录音'}`
}

function versionText(version: number | null): string {
  if (version === null) return '告知语版本不详'
  return version === 0 ? '内置告知语' : `告知语第 ${version} 版`
}
