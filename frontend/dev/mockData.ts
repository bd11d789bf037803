import { ALARMS } from './mockAlarms'
import { at, QUEUES } from './mockBasics'
import { INBOX_SUMMARY } from './mockInbox'
import { noticeDocs } from './mockNotices'

/** Made-up people, calls and figures for the mock server. Names are of the kind 王某, numbers end in 0000. */

export interface Scene {
  person: Record<string, unknown> | null
  docs: Map<string, unknown>
  elsewhere: boolean
  cut: boolean
  callerFails: boolean
  broken: boolean
  alarms: unknown[]
  call: string
}

export const PHONE = { uri: 'sip:1027@127.0.0.1', username: '1027', password: 'not-a-password', socket: '/sip-nowhere' }
const REASONS = ['小休', '用餐', '培训', '会议', '外呼']

export function personOf(number: string): Record<string, unknown> {
  const leader = number.startsWith('2')
  const administrator = number.startsWith('9')
  const permissions = administrator
    ? ['accounts.manage', 'routing.configure', 'live.health', 'live.floor', 'alarms.acknowledge', 'alarms.manage', 'calls.view_all', 'recordings.listen', 'recordings.download', 'recordings.hold', 'recordings.manage', 'recordings.destroy', 'calls.export']
    : leader
      ? ['desk.use', 'calls.view_own', 'calls.view_group', 'recordings.listen', 'citizens.reveal', 'inbox.work', 'inbox.assign', 'live.floor', 'live.direct', 'live.supervise', 'alarms.acknowledge', 'alarms.manage', 'calls.export', 'flows.edit', 'flows.publish']
      : ['desk.use', 'calls.view_own', 'recordings.listen_own', 'citizens.reveal', 'inbox.work']
  return {
    number,
    name: administrator ? '郑管理' : leader ? '周班长' : '王某',
    group: administrator ? '' : '早班一组',
    roles: [leader ? 'leader' : 'agent'],
    role_names: [administrator ? '初始管理员' : leader ? '班长' : '咨询员'],
    permissions,
    expires_at: at(-36_000),
    now: at(0),
  }
}

interface AgentFields {
  id: string
  name: string
  state: string
  seconds: number
  reason?: string
  call?: string
  until?: string | null
}

function agent({ id, name, state, seconds, reason = '', call = '', until = null }: AgentFields): Record<string, unknown> {
  return {
    id, name, group: '早班一组', skills: { labour: 4, general: 3 }, state, since: at(seconds), reason, until,
    device: 'browser', node: 'a', endpoint: id, desk: 'desk-1', offer: '', call, queue: '', extended: false,
    next_state: '', next_reason: '', idle_since: null, seq: 7, directed: null, loans: [],
  }
}

const SKILL_NAMES = { general: '综合咨询', social: '社会保险', labour: '劳动监察', talent: '人才人事', elderly: '老年服务', expert: '疑难解答' }
const SKILL_CODES = Object.keys(SKILL_NAMES)
const LOAN = { id: 'loan-1', skill: 'elderly', level: 3, until: at(-750), by: '2003', by_name: '周班长', why: '排队长', only: false }
const DIRECTED = { to: 'not_ready', by: '2003', by_name: '周班长', why: '当面沟通', at: at(20) }

function call(id: string, fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id, phase: 'talking', at: at(0), arrived_at: at(262), number: '138******00', place: '北京', origin: '12333', dialed: '12333',
    path: ['劳动关系', '欠薪与监察'], queue: 'labour', queue_name: '劳动监察席', queued_at: null, waited_seconds: 18.2, priority: 0,
    reasons: ['repeat'], repeat: true, callback: false, agent: '1027', offer: '', ring_seconds: 20, talk_started_at: at(222),
    held_since: null, lost_since: null, test: false, ...fields,
  }
}

function queueDocs(): [string, unknown][] {
  return QUEUES.flatMap(([id, name, waiting, oldest, ready, signed_in, callbacks, recent]) => [
    [`queues/${id}`, { id, name, waiting, callbacks, oldest_since: oldest === null ? null : at(oldest), ready, signed_in, expected_wait_seconds: 40, at: at(0) }],
    [`figures/queue.${id}`, { entered: 400, answered: 380, abandoned: 20, answer_rate: 0.95, mean_wait_seconds: 31, recent_answer_rate: recent }],
  ] as [string, unknown][])
}

const OWN_FIGURES = { answered: 46, talk_seconds: 9420, wrap_up_average_seconds: 38.4, to_rating_rate: 0.9783, satisfaction: 0.9667, missed: 1 }

/** 1027 asked 1033 along, or the other way round. */
function third(standing: string, asker = '1027', asked = '1033'): [string, unknown][] {
  const names: Record<string, string> = { 1027: '王某', 1033: '李某' }
  const held = standing === 'consulting' || standing === 'ringing' ? at(14) : null
  return [
    ['agents/1027', agent({ id: '1027', name: '王某', state: 'talking', seconds: 222, call: 'c1' })],
    ['calls/c1', call('c1', {
      agent: asker, agent_name: names[asker], held_since: held,
      party: { agent: asked, name: names[asked], number: '', standing, since: at(14) },
    })],
  ]
}

/** A leader who can be heard, as the agent sees it. */
function led(mode: string): [string, unknown][] {
  return [
    ['agents/1027', agent({ id: '1027', name: '王某', state: 'talking', seconds: 222, call: 'c1' })],
    ['calls/c1', call('c1', { supervision: supervision(mode) })],
  ]
}

export function supervision(mode: string): Record<string, unknown> {
  return { leader: '2003', name: '周班长', mode, reason: '新人带教', asked_at: at(8), answered_at: at(7), hears: true }
}

const SCENES: Record<string, () => [string, unknown][]> = {
  ready: () => [['agents/1027', agent({ id: '1027', name: '王某', state: 'ready', seconds: 68 })]],
  off: () => [],
  away: () => [['agents/1027', agent({ id: '1027', name: '王某', state: 'not_ready', seconds: 398, reason: '小休' })]],
  missed: () => [['agents/1027', agent({ id: '1027', name: '王某', state: 'missed', seconds: 48 })]],
  ringing: () => [
    ['agents/1027', agent({ id: '1027', name: '王某', state: 'ringing', seconds: 4, call: 'c1' })],
    ['calls/c1', call('c1', { phase: 'offered', talk_started_at: null, queued_at: at(18) })],
  ],
  talking: () => [
    ['agents/1027', agent({ id: '1027', name: '王某', state: 'talking', seconds: 222, call: 'c1' })],
    ['calls/c1', call('c1', {})],
  ],
  held: () => [
    ['agents/1027', agent({ id: '1027', name: '王某', state: 'talking', seconds: 222, call: 'c1' })],
    ['calls/c1', call('c1', { held_since: at(42) })],
  ],
  consulting: () => third('consulting'),
  aside: () => third('aside'),
  three: () => third('joined'),
  asking: () => third('ringing'),
  consulted: () => third('consulting', '1033', '1027'),
  help: () => [
    ['agents/1027', agent({ id: '1027', name: '王某', state: 'talking', seconds: 222, call: 'c1' })],
    ['calls/c1', call('c1', { help_asked_at: at(12), help_text: '来电人情绪激动' })],
  ],
  helped: () => [
    ['agents/1027', agent({ id: '1027', name: '王某', state: 'talking', seconds: 222, call: 'c1' })],
    ['calls/c1', call('c1', { help_seen_by: '2003', help_seen_by_name: '周班长', passed_on_by: '1033', passed_on_by_name: '李某' })],
  ],
  whispered: () => led('whisper'),
  barged: () => led('barge'),
  taken: () => [
    ['agents/1027', agent({ id: '1027', name: '王某', state: 'wrap_up', seconds: 6, call: 'c1', until: at(-54) })],
    ['calls/c1', call('c1', { agent: '2003', agent_name: '周班长', taken_over: true, passed_on_by: '1027', talk_started_at: at(6) })],
  ],
  directed: () => [['agents/1027', { ...agent({ id: '1027', name: '王某', state: 'not_ready', seconds: 20, reason: '班长安排' }), directed: DIRECTED, loans: [LOAN] }]],
  wrap: () => [
    ['agents/1027', agent({ id: '1027', name: '王某', state: 'wrap_up', seconds: 32, call: 'c1', until: at(-28) })],
    ['calls/c1', call('c1', { phase: 'rating', talk_started_at: null })],
  ],
}

const SURNAMES = '曹陈孙吴何林杨曾董许刘彭唐谢朱高周赵郭胡萧黄石傅李郑徐罗袁冯梁沈苏卢'
const FLOOR_STATES: [string, number, string][] = [
  ['talking', 343, ''], ['talking', 728, ''], ['talking', 291, ''], ['wrap_up', 134, ''], ['missed', 48, ''], ['not_ready', 1290, '小休'],
  ['ringing', 3, ''], ...Array.from({ length: 21 }, (_one, index): [string, number, string] => ['talking', 325 - index * 14, '']),
  ['wrap_up', 21, ''], ['wrap_up', 11, ''], ['ready', 151, ''], ['ready', 142, ''], ['ready', 123, ''], ['ready', 85, ''], ['ready', 37, ''],
  ['not_ready', 636, '培训'], ['not_ready', 398, '小休'], ['not_ready', 350, '用餐'], ['signed_out', 9000, ''], ['signed_out', 9000, ''],
]

/** How often the whole floor is repeated, as other groups: `+floor` a group of 40, `+crowd` 160 seats in four groups. */
function floor(times = 1): [string, unknown][] {
  const rows = Array.from({ length: times }, () => FLOOR_STATES).flat()
  const docs: [string, unknown][] = rows.flatMap(([state, seconds, reason], index) => {
    const id = String(1040 + index)
    const group = ['早班一组', '早班二组', '中班组', '夜班组'][Math.floor(index / FLOOR_STATES.length)] ?? '早班一组'
    const skills = Object.fromEntries([0, 1, 2].slice(0, 1 + (index % 3)).map((step) => [SKILL_CODES[(index + step * 2) % 6], 1 + ((index + step) % 5)]))
    const extra = { group, skills: index % 11 === 4 ? { ...skills, elderly: 3 } : skills, loans: index % 11 === 4 ? [LOAN] : [] }
    const inCall = state === 'talking' || state === 'ringing'
    const seat: [string, unknown] = [`agents/${id}`, { ...agent({ id, name: `${SURNAMES[index % SURNAMES.length] ?? '王'}某`, state, seconds, reason, call: inCall ? `f${id}` : '' }), ...extra }]
    const queue = QUEUES[index % 5]
    return inCall
      ? [seat, [`calls/f${id}`, call(`f${id}`, { agent: id, queue_name: queue?.[1], held_since: index === 9 ? at(34) : null })] as [string, unknown]]
      : [seat]
  })
  const slots = Array.from({ length: 42 }, (_one, index) => {
    const entered = Math.round(4 + 90 * Math.exp(-(((index - 38) / 9) ** 2)))
    return { start: `${String(Math.floor(index / 4)).padStart(2, '0')}:${String((index % 4) * 15).padStart(2, '0')}`, calls: entered + 9, entered, answered: Math.round(entered * 0.93) }
  })
  const raised = docs.find(([key]) => key === 'calls/f1047')
  if (raised) raised[1] = { ...(raised[1] as object), help_asked_at: at(9), help_text: '来电人要找班长' }
  docs.push(['figures/floor', {
    day: '2026-11-25', calls: 3020, entered: 2812, answered: 2621, abandoned: 191, callbacks_reached: 12, answer_rate: 0.932, mean_wait_seconds: 31.2,
    recent_answer_rate: 0.914, to_rating_rate: 0.971, satisfaction: 0.962, slots,
  }])
  docs.push(['figures/agent.1041', OWN_FIGURES])
  return docs
}

export function sceneOf(name: string): Scene {
  const [state = 'ready', ...options] = name.split('+')
  const docs = new Map<string, unknown>([...queueDocs(), ['figures/agent.1027', OWN_FIGURES], ['inbox/summary', INBOX_SUMMARY], ['config/skills', SKILL_NAMES], ['flows/main', { id: 'main', name: '12333 总流程' }], ['flows/self-service', { id: 'self-service', name: '自助查询社保权益' }], ...(SCENES[state] ?? (() => []))()])
  if (options.includes('floor')) for (const [key, value] of floor()) docs.set(key, value)
  if (options.includes('crowd')) for (const [key, value] of floor(4)) docs.set(key, value)
  if (options.includes('notices')) for (const [key, value] of noticeDocs()) docs.set(key, value)
  const alarms = options.includes('alarms') ? ALARMS() : []
  for (const one of alarms) docs.set(`alarms/${String(one.id)}`, one)
  const number = options.includes('leader') ? '2003' : options.includes('admin') ? '9001' : '1027'
  return {
    person: options.includes('stranger') ? null : personOf(number),
    docs,
    elsewhere: options.includes('elsewhere'),
    cut: false,
    callerFails: options.includes('nohistory'),
    broken: options.includes('broken'),
    alarms,
    call: SCENES[state] && docs.has('calls/c1') ? 'c1' : '',
  }
}

export function deskOf(scene: Scene): Record<string, unknown> {
  const own = scene.docs.get(`agents/${String(scene.person?.number)}`) ?? null
  return { agent: own, call: scene.docs.get('calls/c1') ?? null, queues: [], figures: OWN_FIGURES, reasons: REASONS, desk: 'desk-1', seq: 1, now: at(0) }
}

export function health(scene: Scene): Record<string, unknown> {
  const one = (process: string, state: string, age: number, figures: object, text = ''): unknown => ({ process, instance: `${process}-1`, state, age_seconds: age, detail: text, started_at: at(86_000), figures })
  const sick = scene.alarms.length > 0
  return {
    ok: !sick, now: at(0),
    parts: [{ name: 'postgres', ok: true, detail: '', ms: 2 }, { name: 'nats', ok: true, detail: '', ms: 1 }, { name: 'asterisk', ok: true, detail: '', ms: 3 }],
    processes: [one('callcontrol', 'ok', 1.2, { calls: 42 }), one('router', 'ok', 0.8, { waiting: 7, agents: 40 }), { ...(one('router', 'standby', 1.1, {}) as object), instance: 'router-2' }, one('web', 'ok', 2, { streams: 61 }), one('projector', sick ? 'degraded' : 'ok', 1, { behind: sick ? 214 : 0 }, sick ? '落后 14 秒，正在追' : ''), one('worker', 'ok', sick ? 42 : 2, { jobs: 0 })],
  }
}

export function invariants(scene: Scene): Record<string, unknown> {
  const one = (code: string, checked: number, violations = 0, trouble = ''): unknown => ({ code, checked, violations, trouble })
  const sick = scene.alarms.length > 0
  return {
    at: at(70), seconds: 0.4,
    invariants: [one('invariant_recorded', 8214), one('invariant_one_call', 310, sick ? 1 : 0), one('invariant_folded', 2140), one('invariant_open', 42, 0, sick ? '交换机没有答复' : '')],
  }
}

export function directions(): unknown[] {
  const row = (seconds: number, agentNumber: string, name: string, to: string, why: string): unknown => ({ at: at(seconds), by: '2003', by_name: '周班长', agent: agentNumber, agent_name: name, to, why, call: '' })
  return [row(20, '1045', '林某', 'not_ready', '当面沟通'), row(640, '1051', '吴某', 'ready', '话后过长'), row(1900, '1042', '孙某', 'hang_up', '骚扰电话：已骂人三次，按规定劝告后挂断')]
}
