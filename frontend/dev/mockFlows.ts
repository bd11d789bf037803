import { readFileSync } from 'node:fs'

/** Made-up versions of the delivered flow, for drawing the pages about flows; each write only looks as if it were done. */

const at = (minutesAgo: number): string => new Date(Date.now() - minutesAgo * 60_000).toISOString()
const read = (path: string): string => readFileSync(`../deploy/flows/${path}`, 'utf8')

const LEADER = { by: '2003', by_name: '周班长' }
const OTHER = { by: '2001', by_name: '李班长' }
const NUMBERS = ['12333']

const VERSIONS = [
  { version: 5, name: '12333 主流程', state: 'draft', base: 4, note: '按 3 改到人才席，欢迎语短一些', numbers: NUMBERS, trial_numbers: [], saved_at: at(12), published_at: null, ...LEADER },
  { version: 4, name: '12333 主流程', state: 'trial', base: 3, note: '国庆安排', numbers: NUMBERS, trial_numbers: ['9901'], saved_at: at(190), published_at: null, ...OTHER },
  { version: 3, name: '12333 主流程', state: 'published', base: 2, note: '', numbers: NUMBERS, trial_numbers: [], saved_at: at(4000), published_at: at(3900), ...LEADER },
  { version: 2, name: '12333 主流程', state: 'retired', base: 1, note: '停电通知放在欢迎语后面，没有停电时不播', numbers: NUMBERS, trial_numbers: [], saved_at: at(20_000), published_at: at(19_000), ...OTHER },
  { version: 1, name: '12333 主流程', state: 'retired', base: 0, note: '交付', numbers: NUMBERS, trial_numbers: [], saved_at: at(90_000), published_at: at(90_000), by: 'system', by_name: '' },
]

const FLOWS = [
  { id: 'main', name: '12333 主流程', live: 3, trial: 4, newest: 5, numbers: NUMBERS, trial_numbers: ['9901'], changed_at: at(12), ...LEADER },
  { id: 'night', name: '夜间专线', live: 0, trial: 0, newest: 1, numbers: [], trial_numbers: [], changed_at: at(3000), ...OTHER },
  { id: 'rights', name: '社保权益自助查询', live: 2, trial: 0, newest: 2, numbers: [], trial_numbers: [], changed_at: at(60_000), by: 'system', by_name: '' },
]

const change = (what: string, said: string, version: number, minutes: number, who = LEADER): object => ({ what, said, version, at: at(minutes), ...who })
const CHANGES = [
  change('saved', '保存草稿', 5, 12), change('tried', '开始试用', 4, 120, OTHER), change('saved', '保存草稿', 4, 190, OTHER),
  change('published', '发布', 3, 3900), change('rolled_back', '退回', 2, 3950, OTHER), change('published', '发布', 3, 3960), change('saved', '保存草稿', 3, 4000),
]

const DIFFERENCES = [
  { what: 'changed', node: 'welcome', message: '节点“欢迎与录音告知”：话术由“recording-notice、welcome”改为“recording-notice”' },
  { what: 'changed', node: 'main', message: '“主菜单”的分支“按3”由到“综合席”改为到“人才席”' },
  { what: 'added', node: 'news', message: '新增节点“国庆通知”' },
  { what: 'removed', node: 'robot', message: '删除节点“智能语音助手”' },
]

function version(number: number): object {
  const content = { ...(JSON.parse(read('main.json')) as object), version: number }
  return { ...VERSIONS.find((row) => row.version === number), content, scenarios: read('scenarios/main.toml') }
}

const FAILURES = [
  { scenario: '按3就业创业，进综合席', step: 2, line: '排队 general 优先 0', message: '实际进入队列 talent' },
  { scenario: '按8之后不按键，转综合席', step: 3, line: '等待', message: '此时来电人已挂机，等不出下一步' },
]

const HOLIDAYS: Readonly<Record<string, string>> = Object.fromEntries(
  ['01-01', '01-02', '01-03'].map((day) => [day, '元旦']).concat(Array.from({ length: 7 }, (_one, at) => [`10-0${at + 1}`, '国庆节'])),
)
const apart = new Map<string, string>([['12-31', 'holiday']])

/** A year; a day set stays set until the mock server ends. */
function calendarAnswer(year: number): unknown {
  const days = Array.from({ length: 366 }, (_one, at) => new Date(Date.UTC(year, 0, 1 + at))).filter((day) => day.getUTCFullYear() === year)
  const rows = days.map((date) => {
    const day = date.toISOString().slice(0, 10)
    const short = day.slice(5)
    const made_up = short === '10-10'
    const free = short in HOLIDAYS || (date.getUTCDay() % 6 === 0 && !made_up)
    const by_calendar = free ? 'holiday' : 'working'
    const set = apart.get(short)
    return {
      day, kind: set ?? by_calendar, by_calendar, made_up, name: HOLIDAYS[short] ?? (made_up ? '国庆节' : ''),
      ...(set ? { ...LEADER, at: at(30) } : { by: '', by_name: '', at: null }),
    }
  })
  return { year, known: year < 2027, rows }
}

function setDay(day: string, kind: string): unknown {
  if (kind) apart.set(day.slice(5), kind)
  else apart.delete(day.slice(5))
  return { rows: [] }
}

/** The answer to a request about flows, undefined when it is about something else. `?scene=…+broken`: nothing is fit. */
export function flowsAnswer(method: string, path: string, body: Record<string, unknown>, broken: boolean): unknown {
  if (path.startsWith('/api/calendar/')) return calendarAnswer(Number(path.split('/').at(-1)))
  if (path.startsWith('/api/days/')) return setDay(path.split('/').at(-1) ?? '', String(body.kind))
  if (!path.startsWith('/api/flows')) return undefined
  if (path === '/api/flows') return { rows: FLOWS }
  if (path.endsWith('/queues')) return { rows: [{ id: 'general', name: '综合席' }, { id: 'talent', name: '人才席' }] }
  if (path.endsWith('/services')) return { rows: ['benefits'] }
  if (path.endsWith('/check')) return { rows: broken ? [{ node: 'robot', code: 'dead_end', message: '来电人到此无路可走，请连到下一个节点' }] : [] }
  if (path.endsWith('/rehearse')) {
    const count = String(body.scenarios).split('\n[[scenario]]').length - 1
    return { count, milliseconds: 21.4, rows: broken ? FAILURES : [] }
  }
  if (path.endsWith('/versions')) return { rows: path.includes('/main/') ? VERSIONS : VERSIONS.slice(-1) }
  if (path.endsWith('/changes')) return { rows: CHANGES }
  if (path.endsWith('/differences')) return { rows: DIFFERENCES }
  const number = /\/versions\/(\d+)/.exec(path)?.[1]
  return method === 'DELETE' ? null : version(Number(number ?? 5))
}
