import { describe, expect, it } from 'vitest'

import { type Health, type ProcessHealth, verdictOf } from '@/operations/health'
import { findingOf, lookedAt } from '@/operations/invariants'

function process(name: string, fields: Partial<ProcessHealth> = {}): ProcessHealth {
  return { process: name, instance: `${name}-1`, state: 'ok', age_seconds: 1, detail: '', started_at: '', figures: {}, ...fields }
}

function health(processes: ProcessHealth[], parts: Health['parts'] = []): Health {
  return { ok: processes.every((one) => (one.age_seconds ?? 0) < 10) && parts.every((one) => one.ok), now: '', parts, processes }
}

describe('the first line of the health page', () => {
  it('says that all is well', () => {
    expect(verdictOf(health([process('router'), process('worker')]))).toMatchObject({ tone: 'ok', text: '来电人不受影响，各部分正常。' })
  })

  it('tells first whether callers feel it', () => {
    expect(verdictOf(health([process('worker', { age_seconds: 42 })])).text).toBe('来电人不受影响。后台作业无心跳。')
    expect(verdictOf(health([process('callcontrol', { age_seconds: 42 })]))).toMatchObject({ tone: 'danger', text: '来电人受影响。呼叫控制无心跳。' })
  })

  it('is calm about a dead standby while another of its kind lives', () => {
    const lives = process('router', { instance: 'router-2', state: 'standby' })
    expect(verdictOf({ ...health([process('router', { age_seconds: 30 }), lives]), ok: true }).tone).toBe('ok')
  })

  it('repeats what a struggling process says of itself', () => {
    expect(verdictOf(health([process('projector', { state: 'degraded', detail: '落后 14 秒，正在追' })])).text).toContain('投影器：落后 14 秒，正在追')
  })

  it('does not call it well when an expected process never came', () => {
    expect(verdictOf({ ...health([process('web')]), ok: false }).tone).toBe('danger')
  })
})

describe('what must hold', () => {
  const one = { code: 'invariant_open', checked: 12, violations: 0, error: '' }

  it('holds, is violated, or could not be looked at', () => {
    expect(findingOf(one)).toEqual({ tone: 'ok', text: '正常' })
    expect(findingOf({ ...one, violations: 2 })).toEqual({ tone: 'danger', text: '2 处不符' })
    expect(findingOf({ ...one, error: '总线无响应' })).toEqual({ tone: 'warn', text: '核对失败：总线无响应' })
  })

  it('is worth nothing when nobody has looked for long', () => {
    const at = Date.parse('2026-11-25T09:00:00Z')
    const found = { at: '2026-11-25T09:00:00Z', seconds: 0.2, invariants: [one] }
    expect(lookedAt(found, at + 65_000)).toEqual({ tone: 'ok', text: '1 分 5 秒前核对' })
    expect(lookedAt(found, at + 700_000).tone).toBe('danger')
    expect(lookedAt({ ...found, at: null }, at).text).toBe('尚未核对')
  })
})
