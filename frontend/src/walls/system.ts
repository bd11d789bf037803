import { type Documents, onWall } from '@/app/live/documents'
import { nameOf, PARTS, PROCESSES } from '@/operations/health'

import type { Part, Running } from './wire'

/** The house's own state, in words for a hall. */

export type SystemTone = 'ok' | 'warn' | 'danger'

export interface SystemRow {
  readonly key: string
  readonly name: string
  readonly word: string
  readonly tone: SystemTone
}

export interface SystemVerdict {
  readonly tone: SystemTone
  readonly short: string
}

/** Parts whose absence a caller feels at once. */
const CALLER_FEELS: readonly string[] = ['asterisk', 'door', 'callcontrol', 'router', 'nats']
const ORDER: readonly SystemTone[] = ['danger', 'warn', 'ok']

export function systemRows(docs: Documents): SystemRow[] {
  const calls = onWall.get(docs, 'calls')
  const running = (onWall.get(docs, 'running') ?? []).map((one) => ofProcess(one, typeof calls === 'number' ? calls : 0))
  const parts = (onWall.get(docs, 'parts') ?? []).map(ofPart)
  return [...running, ...parts].sort((a, b) => ORDER.indexOf(a.tone) - ORDER.indexOf(b.tone))
}

export function systemVerdict(rows: readonly SystemRow[]): SystemVerdict {
  const wrong = rows.filter((row) => row.tone !== 'ok')
  if (rows.length === 0) return { tone: 'warn', short: '暂无消息' }
  if (wrong.length === 0) return { tone: 'ok', short: '来电不受影响' }
  const felt = wrong.some((row) => row.tone === 'danger' && CALLER_FEELS.includes(row.key))
  return felt ? { tone: 'danger', short: '来电受影响' } : { tone: 'warn', short: '来电不受影响' }
}

function ofProcess(one: Running, calls: number): SystemRow {
  const away = one.state === 'silent' || one.state === 'missing'
  const tone: SystemTone = away ? 'danger' : one.state === 'degraded' ? 'warn' : 'ok'
  return { key: one.process, name: nameOf(PROCESSES, one.process), word: away ? '无心跳' : wellWord(one, calls), tone }
}

function wellWord(one: Running, calls: number): string {
  const behind = one.figures.behind ?? 0
  if (one.process === 'projector' && behind > 0) return `落后 ${behind} 条`
  if (one.state === 'degraded') return '异常'
  if (one.process === 'callcontrol') return `${calls} 路`
  return one.instances > 1 ? `${one.instances} 个实例` : '正常'
}

function ofPart(part: Part): SystemRow {
  return { key: part.name, name: nameOf(PARTS, part.name), word: part.ok ? '正常' : '无响应', tone: part.ok ? 'ok' : 'danger' }
}
