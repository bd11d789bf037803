import { existsSync, readFileSync } from 'node:fs'

import { at, QUEUES } from './mockBasics'

/** Topics, a caller's earlier calls, call records and what one is made of. */

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
    call_id: 'c1', number: '138******00', place: '北京', origin: '12333', path: ['劳动关系', '欠薪与监察'], queue: 'labour', queue_name: '劳动监察席',
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
