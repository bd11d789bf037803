/** Recordings for drawing their screens. */

const HOUR_MS = 3_600_000
const ago = (hours: number): string => new Date(Date.now() - hours * HOUR_MS).toISOString()
const DIGEST = '3f9a61c07be2d4418aa0c5527e916dd3b14e0f7a86c2f5503d97be1148ca62f0'
const TOPICS = ['按月领取养老金的最低缴费年限', '失业保险金申领条件', '劳动合同到期不续签的补偿', '工伤认定要哪些材料', '']
const AGENTS: readonly (readonly [string, string])[] = [['1027', '陈静'], ['1042', '陈某'], ['1001', '王晓芳']]

function row(at: number): Record<string, unknown> {
  const [agent, agent_name] = AGENTS[at % 3] ?? ['', '']
  return {
    call: `bj1a-${1795559891 - at * 341}-${at + 3}`, at: ago(at * 2.3 + 0.4), direction: at === 4 ? 'out' : 'in', number: at === 6 ? '' : `138****${String(at * 137).padStart(4, '0')}`,
    agent, agent_name, queue: 'social', queue_name: at % 2 ? '劳动监察席' : '社保席', topic: 'x', topic_title: TOPICS[at % 5], seconds: 34 + at * 41.5, size: 380_000 + at * 410_000,
    stored: at < 3 ? 'raw' : at === 11 ? 'deleted' : 'archived', why: at === 5 ? 'altered' : '', held: at === 3 || at === 5, rule: at === 7 ? '敏感通话' : '一般录音', kept_until: at === 7 ? '2036-11-25' : '2029-11-25',
  }
}

const ROWS = Array.from({ length: 12 }, (_one, at) => row(at))

export function library(state: string): unknown {
  const rows = ROWS.filter((one) => !state || one.stored === state || (state === 'held' && one.held) || (state === 'faulty' && one.why))
  return { rows, next: null }
}

export function entry(call: string): unknown {
  const found = ROWS.find((one) => one.call === call) ?? ROWS[0]
  const archived = found?.stored !== 'raw'
  return {
    row: found,
    proof: { checked_at: ago(20), archived_at: archived ? ago(9) : null, read_at: archived ? ago(7) : null, deleted_at: null, digest: DIGEST, sealed: archived ? DIGEST : '', position: archived ? 8_214_556 : null, link: archived ? DIGEST : '' },
    holds: found?.held ? [{ reason: '投诉复核：来电人要求', by: '2003', by_name: '周班长', at: ago(5), lifted_at: null, lifted_by: '', lifted_by_name: '', lift_reason: '' }] : [],
    downloads: found?.held ? [{ id: 17, call, by: '9001', by_name: '郑管理', at: ago(4), reason: '仲裁或诉讼举证：函〔2026〕17 号', size: 7_040_000 }] : [],
    may_listen: true, may_hold: true, may_download: true,
  }
}

export function figures(): unknown {
  const nights = Array.from({ length: 14 }, (_one, at) => {
    const count = at === 6 ? 0 : 7600 + ((at * 977) % 2100)
    const day = new Date(Date.now() - (14 - at) * 24 * HOUR_MS).toISOString().slice(0, 10)
    return { night: day, amount: { count, size: count * 2.25e6, raw_size: count * 7.04e6 } }
  })
  return {
    at: ago(0), raw: { count: 4123, size: 29.1e9, raw_size: 29.1e9 }, archived: { count: 2_914_220, size: 6.56e12, raw_size: 20.5e12 }, faulty: 1, held: 2, destroyed: 8912, nights,
    check: { started_at: ago(9), ended_at: ago(7), listed: 2_918_343, read: 58_204, left: 2_860_139, faults: 1, chain: '', trouble: '' },
  }
}

const CHOICES = { queues: [{ id: 'labor', name: '劳动监察席' }, { id: 'social', name: '社保席' }], topics: TOPICS.filter(Boolean).map((name, at) => ({ id: String(at), name })) }
export const choices = (): unknown => CHOICES

const rule = (id: number, name: string, flag: string, years: number): Record<string, unknown> => ({ id, name, flag, years, queue: '', topic: '', changed_by: 'system', changed_at: ago(999) })

export const rules = (): unknown => ({
  rows: [rule(1, '一般录音', '', 3), rule(2, '敏感通话', 'sensitive', 10), rule(3, '不稳定因素', 'unrest', 10)],
  shortest: 3, longest: 30, ...CHOICES, flags: [{ id: 'sensitive', name: '敏感通话' }, { id: 'unrest', name: '不稳定因素' }],
})

const destruction = (id: number, fields: Record<string, unknown>): Record<string, unknown> => ({
  id, stage: 'done', day: '2026-11-26', listed_at: ago(id * 100), listed_by: '8001', listed_by_name: '李经理', count: 8912, size: 20.1e9, digest: DIGEST, decided_at: ago(id * 90), decided_by: '9001', decided_by_name: '郑管理',
  reason: '', done_at: ago(id * 89), destroyed: 8910, left: 2, certificate: DIGEST, ...fields,
})

export const destructions = (): unknown => ({
  rows: [
    destruction(1, { stage: 'listed', decided_at: null, decided_by: '', decided_by_name: '', done_at: null, certificate: '' }),
    destruction(2, { stage: 'dropped', reason: '还要核对诉讼名单', done_at: null, certificate: '' }),
    destruction(3, {}),
  ],
})

export const due = (): unknown => ({
  rows: ['', 'held', 'destroyed'].map((outcome, at) => ({ call: `bj1a-170${at}559891-3`, at: ago(27_000), seconds: 184, rule: '一般录音', kept_until: '2026-11-20', outcome })), next: null,
})

export const downloads = (): unknown => ({
  rows: [{ id: 17, call: ROWS[3]?.call, by: '9001', by_name: '郑管理', at: ago(4), reason: '仲裁或诉讼举证：函〔2026〕17 号', size: 7_040_000 }], next: null,
})
