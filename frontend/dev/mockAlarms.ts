import { at, QUEUES } from './mockBasics'
import type { Scene } from './mockData'

/** Alarms, open and past, their days and their thresholds. */

function alarm(id: string, seconds: number, fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id, level: 'orange', kind: 'wait', about: 'queue/social', message: '', queue: '', queue_name: '', group: '', agent: '', agent_name: '', call: '',
    raised_at: at(seconds), changed_at: at(seconds), since: null, escalated_at: null, acknowledged_at: null, acknowledged_by: '', acknowledged_name: '',
    acknowledged_note: '', cleared_at: null, cleared_by: '', cleared_name: '', note: '', ...fields,
  }
}

export const ALARMS = (): Record<string, unknown>[] => [
  alarm('watch-unrest-f1047', 42, { level: 'red', kind: 'unrest', about: 'call/f1047', call: 'f1047', agent: '1047', agent_name: '林某', queue: 'labour', queue_name: '劳动监察席', message: '劳动监察席来了走“紧急情况”路径的来电。' }),
  alarm('watch-wait-social', 95, { queue: 'social', queue_name: '社保席', message: '社保席最久的已等 1 分 35 秒。', call: 'f1049' }),
  alarm('watch-wrap_up-1043', 134, { kind: 'wrap_up', about: 'agent/1043', agent: '1043', agent_name: '吴某', message: '1043 吴某 话后已 2 分 14 秒。', acknowledged_at: at(60), acknowledged_by: '2003', acknowledged_name: '周班长', acknowledged_note: '在联系坐席', note: '在联系坐席' }),
  alarm('a1', 260, { kind: 'recording_missing', about: 'call/bj1a-1', call: 'bj1a-1', message: '1042 陈某 10:02 那通的录音没有找到。' }),
  alarm('a2', 1500, { level: 'yellow', kind: 'recording_faulty', about: 'call/bj1a-2', call: 'bj1a-2', message: '1051 吴某 09:48 那通的录音比通话短 12 秒。' }),
]

const PAST_ALARMS = (): Record<string, unknown>[] => [
  alarm('watch-talk-9', 5400, { level: 'red', kind: 'talk', about: 'call/bj1a-9', call: 'bj1a-9', agent: '1044', agent_name: '何某', queue: 'general', queue_name: '综合席', message: '1044 何某 已通话 30 分。', escalated_at: at(4500), acknowledged_at: at(4400), acknowledged_by: '2003', acknowledged_name: '周班长', acknowledged_note: '我去看', cleared_at: at(4100), cleared_by: 'system' }),
  alarm('watch-answer_rate-1', 9000, { kind: 'answer_rate', about: 'floor/all', message: '全场近 15 分钟接通率 91.20%（114 通）。', cleared_at: at(7900), cleared_by: 'system' }),
  alarm('a3', 9500, { level: 'yellow', kind: 'fax_unreadable', about: 'item/fax-1', message: '传真文件无法读取。待办仍在，请按号码联系来电人。', cleared_at: at(9000), cleared_by: '2003', cleared_name: '周班长', note: '已请对方重发' }),
]

export function alarmList(scene: Scene, state: string): unknown[] {
  const open = scene.alarms as Record<string, unknown>[]
  if (state === 'open') return open
  if (state === 'waiting') return open.filter((row) => !row.acknowledged_at)
  return state === 'cleared' ? PAST_ALARMS() : [...open, ...PAST_ALARMS()]
}

export function alarmDays(): unknown[] {
  return Array.from({ length: 14 }, (_one, back) => {
    const day = new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)
    return [['orange', 'wait', 3 + ((back * 7) % 5)], ['red', 'unrest', back % 4 === 1 ? 1 : 0], ['orange', 'wrap_up', (back * 3) % 4], ['yellow', 'recording_faulty', back % 3 === 0 ? 1 : 0]]
      .filter(([, , count]) => Number(count) > 0)
      .map(([level, kind, count]) => ({ day, level, kind, count }))
  }).flat()
}

export function thresholds(): unknown {
  const row = (kind: string, warn: number, urgent: number, least = 0, more: object = {}): object => ({ kind, queue: '', group: '', on: true, warn, urgent, least, ...more })
  const kind = (code: string, unit: string, scopes: string[], warn: number, urgent: number, least = 0, more: object = {}): object => ({
    code, unit, scopes, lowest: code === 'silence' ? 10 : 1, general: row(code, warn, urgent, least), delivered: row(code, warn, urgent, least), changed: false, apart: [], ...more,
  })
  return {
    kinds: [
      kind('unrest', 'always', ['queue'], 0, 0),
      kind('wait', 'seconds', ['queue'], 60, 180, 0, { general: row('wait', 45, 120), changed: true, apart: [row('wait', 30, 90, 0, { queue: 'elderly' })] }),
      kind('answer_rate', 'share', ['queue'], 0.92, 0.85, 20),
      kind('talk', 'seconds', ['queue', 'group'], 900, 1800, 0, { apart: [row('talk', 1200, 2400, 0, { queue: 'expert' }), row('talk', 600, 1200, 0, { group: '早班二组', on: false })] }),
      kind('wrap_up', 'seconds', ['queue', 'group'], 120, 300),
      kind('silence', 'seconds', ['queue', 'group'], 20, 60),
      kind('stuck', 'seconds', ['group'], 60, 180),
    ],
    queues: QUEUES.map(([id, name]) => ({ id, name })),
    groups: ['早班一组', '早班二组', '中班组', '夜班组'],
  }
}
