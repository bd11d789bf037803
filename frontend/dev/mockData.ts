import { existsSync, readFileSync } from 'node:fs'

import { noticeDocs } from './mockNotices'

/** Made-up people, calls and figures for the mock server. Names are of the kind 王某, numbers end in 0000. */

const at = (secondsAgo: number): string => new Date(Date.now() - secondsAgo * 1000).toISOString()

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
    id, phase: 'talking', at: at(0), arrived_at: at(262), number: '138****0000', place: '北京', origin: '12333', dialed: '12333',
    path: ['劳动关系', '欠薪与监察'], queue: 'labour', queue_name: '劳动监察席', queued_at: null, waited_seconds: 18.2, priority: 0,
    reasons: ['repeat'], repeat: true, callback: false, agent: '1027', offer: '', ring_seconds: 20, talk_started_at: at(222),
    held_since: null, lost_since: null, test: false, ...fields,
  }
}

const QUEUES: [string, string, number, number | null, number, number, number, number | null][] = [
  ['social', '社保席', 3, 38, 4, 38, 0, 0.9626],
  ['labour', '劳动监察席', 2, 52, 1, 22, 3, 0.9012],
  ['general', '综合席', 1, 12, 5, 41, 0, 0.958],
  ['talent', '人才席', 0, null, 1, 12, 0, 0.9344],
  ['elderly', '老年绿色席', 1, 9, 2, 9, 0, 0.982],
  ['expert', '疑难席', 0, null, 1, 6, 0, null],
]

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

function alarm(id: string, seconds: number, fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id, level: 'orange', kind: 'wait', about: 'queue/social', message: '', queue: '', queue_name: '', group: '', agent: '', agent_name: '', call: '',
    raised_at: at(seconds), changed_at: at(seconds), since: null, escalated_at: null, acknowledged_at: null, acknowledged_by: '', acknowledged_name: '',
    acknowledged_note: '', cleared_at: null, cleared_by: '', cleared_name: '', note: '', ...fields,
  }
}

const ALARMS = (): Record<string, unknown>[] => [
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

export function deskOf(scene: Scene): Record<string, unknown> {
  const own = scene.docs.get(`agents/${String(scene.person?.number)}`) ?? null
  return { agent: own, call: scene.docs.get('calls/c1') ?? null, queues: [], figures: OWN_FIGURES, reasons: REASONS, desk: 'desk-1', seq: 1, now: at(0) }
}

interface TopicRow { id: string; category: string; subcategory: string; title: string; key_facts: string }

export function topics(): { topics: TopicRow[]; dispositions: string[] } {
  const file = process.env.HOTLINE_TOPICS ?? '../deploy/data/topics.tsv'
  const rows = existsSync(file)
    ? readFileSync(file, 'utf8').trim().split('\n').slice(1).map((line): TopicRow => {
        const [id = '', category = '', subcategory = '', title = '', key_facts = ''] = line.split('\t')
        return { id, category, subcategory, title, key_facts }
      })
    : [{ id: 'pension-min-years', category: '养老保险', subcategory: '领取条件', title: '按月领取养老金的最低缴费年限', key_facts: '现为15年；2030年1月1日起逐步提高至20年，每年提高6个月。依据：社会保险法第16条' }]
  return { topics: rows, dispositions: ['已答复', '已建工单', '需回电', '已转介其他热线', '来电人未说清', '无效来电'] }
}

export function caller(): Record<string, unknown> {
  const earlier = (id: string, seconds: number, agentNumber: string, title: string, talk: number, rating: number | null): unknown => ({
    call_id: id, at: at(seconds), queue: 'labour', agent: agentNumber, agent_name: '某某', topic: 't', topic_title: title, talk_seconds: talk, rating, outcome: 'answered',
  })
  return {
    call_id: 'c1', number: '138****0000', place: '北京', origin: '12333', path: ['劳动关系', '欠薪与监察'], queue: 'labour', queue_name: '劳动监察席',
    arrived_at: at(262), waiting_since: at(250), repeat: true, history: 'ok',
    calls: [earlier('h1', 43 * 60, '1033', '拖欠工资投诉举报', 66, null), earlier('h2', 86_400 * 13, '1108', '农民工工资专用账户', 192, 2), earlier('h3', 86_400 * 26, '1051', '工伤认定申请', 305, 1)],
    callbacks: [{ call_id: 'b1', at: at(86_400), queue: 'labour' }],
  }
}

export function records(): unknown[] {
  return Array.from({ length: 50 }, (_one, index) => ({
    id: `bj1a-${index}`, at: at(index * 900 + 400), direction: 'in', number: index % 9 === 4 ? '' : `1${3 + (index % 6)}${index % 10}****0000`, place: '北京',
    agent: index % 7 === 3 ? '' : String(1027 + (index % 5)), agent_name: index % 7 === 3 ? '' : '王某', queue: QUEUES[index % 6]?.[0], queue_name: QUEUES[index % 6]?.[1],
    wait_seconds: (index * 13) % 70, talk_seconds: index % 7 === 3 ? 0 : 60 + ((index * 47) % 400), topic: 't',
    topic_title: index % 7 === 3 ? '' : ['拖欠工资投诉举报', '渐进式延迟法定退休年龄', '失业金申领', '社保卡补办'][index % 4], rating: index % 7 === 3 ? null : [1, 2, null, 1, 5, 3][index % 6],
    hung_up_by: 'caller', flags: index % 7 === 3 ? ['abandoned'] : index % 11 === 5 ? ['to_rating', 'sensitive'] : ['to_rating'], recording: index % 7 === 3 ? 'none' : index === 6 ? 'faulty' : 'verified',
  }))
}

export function detail(id: string): Record<string, unknown> {
  const row = (records() as { id: string }[]).find((one) => one.id === id) ?? records()[0]
  const start = Date.now() - 400_000
  const moment = (seconds: number): string => new Date(start + seconds * 1000).toISOString()
  const part = (kind: string, from: number, to: number): unknown => ({ kind, start: moment(from), end: moment(to), agent: '1027', queue: 'labour' })
  const happened: [number, string, string, object][] = [
    [0, 'call.arrived', 'caller', {}], [1, 'call.node_entered', 'system', { label: '录音告知与总菜单' }], [8, 'call.key_pressed', 'caller', { key: '2', label: '劳动关系' }],
    [14, 'call.key_pressed', 'caller', { key: '1', label: '欠薪与监察' }], [15, 'call.queued', 'system', { priority: 1 }], [20, 'call.place_announced', 'system', { place: 2 }],
    [31, 'call.offered', 'system', { agent: '1027' }], [35, 'call.talk_started', 'agent', { agent: '1027' }], [120, 'call.held', 'agent', {}], [152, 'call.resumed', 'agent', {}],
    [240, 'call.talk_ended', 'agent', { by: 'agent', reason: 'rating' }], [241, 'call.rating_started', 'system', {}], [252, 'call.rated', 'caller', { score: 1 }],
    [254, 'call.ended', 'caller', { by: 'caller' }], [280, 'agent.wrap_up_saved', 'agent', {}],
  ]
  return {
    row, ended_at: moment(254), origin: '12333', dialed: '12333', site: 'bj1', node: 'a', held_seconds: 32, wrap_up_seconds: 38, answered: true, cause: 16, stage: 'rating',
    journey: [part('menu', 0, 15), part('wait', 15, 35), part('talk', 35, 120), part('hold', 120, 152), part('talk', 152, 240), part('rating', 240, 254)],
    rating: { agent: '1027', started_at: moment(241), score: 1, at: moment(252), skipped: '' }, callback: null,
    wrap_ups: [{ agent: '1027', agent_name: '王某', topic: 't', topic_title: '拖欠工资投诉举报', disposition: '已答复', sensitive: false, has_notes: true, saved_at: moment(280), seconds: 38 }],
    after: '', following: [], dial_failed: '',
    supervisions: [{
      leader: '2003', leader_name: '周班长', started_at: moment(60), ended_at: moment(180), result: 'left',
      steps: [{ at: moment(60), mode: 'listen', agent: '1027', agent_name: '王某', reason: '通话过长' }, { at: moment(110), mode: 'whisper', agent: '1027', agent_name: '王某', reason: '' }],
    }],
    recording: { state: 'verified', seconds: 173, why: '', may_listen: true },
    events: happened.map(([seconds, type, actor, fields], index) => ({ subject: `call/${id}`, seq: index + 1, at: moment(seconds), type, actor, data: fields })),
  }
}

export function peaks(): Record<string, unknown> {
  const talkative = (phase: number): number[] =>
    Array.from({ length: 800 }, (_one, index) => (Math.sin(index / 23 + phase) > 0.1 ? Math.abs(Math.sin(index * 1.7)) * 0.5 + 0.06 : 0.005))
  return { seconds: 173, points: 800, caller: talkative(0), agent: talkative(3.1), holds: [{ at: 85, seconds: 32 }] }
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

function inboxRow(id: string, fields: Record<string, unknown>): Record<string, unknown> {
  return {
    id, kind: 'voicemail', state: 'new', holder: '', holder_name: '', reopened: 0, received_at: at(1500), due_at: at(-12_900), overdue: false,
    taken_at: null, done_at: null, number: '138****0000', station: '', call: id, case_number: '', seconds: 42, pages: 0, content: 'ready',
    may_open: false, has_note: false, ...fields,
  }
}

const INBOX = [
  inboxRow('i1', { kind: 'handover', received_at: at(9000), due_at: at(1800), overdue: true, case_number: '20261125-004217', content: 'none', seconds: 0 }),
  inboxRow('i2', { state: 'taken', holder: '1027', holder_name: '王某', may_open: true }),
  inboxRow('i3', { kind: 'fax', number: '010****0000', station: '861****0000', pages: 3, call: '', seconds: 0, received_at: at(300), due_at: at(-86_000) }),
  inboxRow('i4', { state: 'reopened', reopened: 1, received_at: at(4000), due_at: at(-900) }),
  inboxRow('i5', { state: 'done', holder: '1030', holder_name: '李某', done_at: at(600), has_note: true }),
]

export function inbox(scope: string): unknown[] {
  const kept: Record<string, (row: Record<string, unknown>) => boolean> = {
    waiting: (row) => row.state === 'new' || row.state === 'reopened',
    mine: (row) => row.state === 'taken' && row.holder === '1027',
    done: (row) => row.state === 'done',
  }
  return INBOX.filter(kept[scope] ?? ((row) => row.state !== 'done'))
}

export function inboxItem(id: string): unknown {
  const item = INBOX.find((row) => row.id === id)
  const source = item?.call ? { call: item.call, place: '北京', path: ['社会保险', '养老'], queue_name: '社保席', wait_seconds: 64, may_see: true } : null
  const history = [{ what: 'received', at: item?.received_at, by: '', by_name: '', agent: '', agent_name: '' }]
  return { item, source, history }
}

const INBOX_SUMMARY = {
  at: at(0),
  kinds: { voicemail: { waiting: 1, taken: 1, overdue: 0 }, fax: { waiting: 1, taken: 0, overdue: 0 }, handover: { waiting: 1, taken: 0, overdue: 1 } },
}

export function directions(): unknown[] {
  const row = (seconds: number, agentNumber: string, name: string, to: string, why: string): unknown => ({ at: at(seconds), by: '2003', by_name: '周班长', agent: agentNumber, agent_name: name, to, why, call: '' })
  return [row(20, '1045', '林某', 'not_ready', '当面沟通'), row(640, '1051', '吴某', 'ready', '话后过长'), row(1900, '1042', '孙某', 'hang_up', '骚扰电话：已骂人三次，按规定劝告后挂断')]
}
