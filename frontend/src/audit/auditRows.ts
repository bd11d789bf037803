import { person } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

import { ACTION_LABELS } from './actionLabels'
import { DETAIL_LABELS } from './detailLabels'

/** Rows of the audit trail as its administrator reads them. */

export type AuditRow = Schemas['AuditRowOut']
export type AuditHour = Schemas['AuditHourOut']

export const OUTCOME_LABELS: Readonly<Record<string, string>> = { done: '成功', refused: '拒绝', locked: '锁定', failed: '出错' }

/** The areas that actions begin with. */
export const AREA_LABELS: Readonly<Record<string, string>> = {
  accounts: '账号',
  api: '开放接口',
  assessment: '考核',
  assistant: '京晓保',
  audit: '审计',
  backup: '备份',
  calendar: '工作日历',
  callbacks: '回拨',
  ratings: '好差评',
  calls: '通话',
  chat: '在线咨询',
  citizens: '市民信息',
  command: '命令',
  inbox: '待办',
  integrations: '接口',
  ivr: '语音流程',
  keys: '密钥',
  knowledge: '知识',
  live: '现场',
  notifications: '通知',
  operations: '告警',
  recordings: '录音',
  routing: '排队',
  security: '安全',
  statistics: '统计',
  telephony: '外呼',
  uploads: '上传',
  walls: '大屏',
  workorders: '工单',
}

/** Areas that only addresses begin with. */
const REQUEST_AREAS: Readonly<Record<string, string>> = {
  account: '本人账号',
  alarms: '告警',
  announcements: '播报',
  approvals: '审批',
  'canned-replies': '常用语',
  chats: '在线咨询',
  days: '特别日期',
  desk: '工作台',
  exchange: '与 12345 的交换',
  flows: '语音流程',
  health: '健康',
  listenings: '监听',
  outbound: '外呼',
  'personal-requests': '个人信息请求',
  prompts: '播报',
  search: '搜索',
  session: '登录',
}

const METHOD_LABELS: Readonly<Record<string, string>> = { GET: '查看', HEAD: '查看', POST: '提交', PUT: '保存', DELETE: '删除' }

/** Kinds of objects; an own page says more than "call/bj1a-…". */
export const KIND_LABELS: Readonly<Record<string, string>> = {
  call: '通话',
  case: '工单',
  chat: '咨询',
  item: '待办',
  staff: '账号',
  agent: '坐席',
  recording: '录音',
  flow: '流程',
  alarm: '告警',
  callback: '回拨',
  article: '知识条目',
  audit: '审计',
  wall: '大屏',
}

/** "查看完整号码"; of a request that has no name "查看通话", and its address where even its area has none. */
export function actionWord(row: Pick<AuditRow, 'action'>): string {
  const [first = '', rest = ''] = row.action.split(' ')
  if (rest) {
    const requested = REQUEST_AREAS[rest.split('/')[1] ?? ''] ?? AREA_LABELS[rest.split('/')[1] ?? '']
    return `${METHOD_LABELS[first] ?? first}${requested ?? ` ${rest}`}`
  }
  const [area = '', name = ''] = row.action.split('.')
  return ACTION_LABELS[row.action] ?? `${AREA_LABELS[area] ?? area} · ${name}`
}

export function whoWord(row: Pick<AuditRow, 'by' | 'by_name'>): string {
  if (row.by === 'citizen') return '市民'
  return row.by === '' ? '未登录' : person(row.by, row.by_name)
}

/** "通话 bj1a-…"; of an address "语音流程 main/versions/3", and "现场" where nothing in it names one of many. */
export function aboutWord(about: string): string {
  const [kind = '', ...rest] = about.split('/')
  const known = KIND_LABELS[kind]
  if (known && rest.length > 0 && kind !== 'audit') return `${known} ${rest.join('/')}`
  const area = REQUEST_AREAS[kind] ?? AREA_LABELS[kind]
  if (!area) return about
  return /\d/.test(about) ? `${area} ${rest.join('/')}` : area
}

export function levelOf(row: Pick<AuditRow, 'outcome'>): 'grey' | 'orange' | 'red' {
  return row.outcome === 'done' ? 'grey' : row.outcome === 'failed' ? 'red' : 'orange'
}

/** What stands in the detail, line by line; what has a column of its own is left out, and so is what says nothing. */
export function detailLines(row: Pick<AuditRow, 'detail'>): [string, string][] {
  const own = ['status']
  return Object.entries(row.detail as Record<string, unknown>)
    .filter(([name, value]) => !own.includes(name) && written(value) !== '')
    .map(([name, value]) => [DETAIL_LABELS[name] ?? name, written(value)])
}

/** "是", "5001、5002", "名称：综合席，技能：general": as one reads it, not as a program stores it. */
function written(value: unknown): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (Array.isArray(value)) return value.map((each) => written(each)).join('、')
  if (typeof value !== 'object') return String(value)
  const parts = Object.entries(value).map(([name, part]) => [DETAIL_LABELS[name] ?? name, written(part)] as const)
  return parts.filter(([, part]) => part !== '').map(([name, part]) => `${name}：${part}`).join('，')
}
