import { http } from '@/app/http'
import { count } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

/** Campaigns on the wire, the words for them, and what may be done when. */

export type Campaign = Schemas['CampaignDetailOut']
export type CampaignRow = Schemas['CampaignOut']
export type Settings = Schemas['CampaignSettingsBody']
export type Choices = Schemas['CampaignChoicesOut']
export type Entry = Schemas['CampaignEntryOut']
export type Search = Schemas['CampaignSearchBody']
export type Found = Schemas['CampaignFoundOut']
export type Offer = Schemas['CampaignOfferOut']
type Stage = CampaignRow['stage']
type Mode = CampaignRow['mode']
type State = Entry['state']
type Source = CampaignRow['source']
type Problem = Campaign['problems'][number]['problem']
/** What a person does with it. */
export type Step = 'check' | 'submit' | 'start' | 'pause' | 'cancel' | 'export'

export const ACCEPTED_TABLES = '.xlsx,.xls,.csv'
export const STAGE_LABELS: Readonly<Record<Stage, string>> = { uploaded: '待设置', checking: '正在检查', checked: '已检查', approved: '已批准', running: '正在外呼', paused: '已暂停', done: '已完成', cancelled: '已取消' }
export const MODE_LABELS: Readonly<Record<Mode, string>> = { preview: '预览外呼', progressive: '渐进外呼', ai_seats: '智能坐席外呼' }
/** How people are handed entries. */
export const PEOPLE_MODES = ['preview', 'progressive'] as const
export const MAX_LINES = 99
export const STATE_LABELS: Readonly<Record<State, string>> = { waiting: '待拨打', offered: '已派发', calling: '正在拨打', closed: '已办结' }
export const PROBLEM_LABELS: Readonly<Record<Problem, string>> = { bad_number: '号码有误', double: '号码重复', blocked: '个人信息已限制处理', blacklisted: '在黑名单中', opted_out: '已退订', no_number: '无号码', unverified: '号码未经核实', settled: '回拨已办结', missing: '变量缺值', not_drawn: '未抽中' }
export const SOURCE_LABELS: Readonly<Record<Source, string>> = { file: '导入名单', calls: '通话记录', cases: '工单', callbacks: '回拨' }
/** What an agent says of a try, in the order of the buttons. */
export const SAYABLE: readonly (readonly [Schemas['CampaignReportBody']['result'], string])[] = [
  ['talked', '已完成'],
  ['later', '另约时间'],
  ['declined', '不愿交谈'],
  ['wrong_number', '不是本人'],
  ['opted_out', '不再接受来电'],
  ['no_answer', '无人接听'],
]
const TONES: Readonly<Partial<Record<Stage, string>>> = { checking: 'primary', running: 'primary', paused: 'warn', done: 'ok', approved: 'ok' }

/** A request for approval goes before what the check found. */
export const stageText = (row: Pick<CampaignRow, 'stage' | 'is_requested'>): string => (row.is_requested ? '待审批' : STAGE_LABELS[row.stage])
export const toneOf = (row: Pick<CampaignRow, 'stage' | 'is_requested'>): string => (row.is_requested ? 'warn' : (TONES[row.stage] ?? ''))

const ALLOWED: Readonly<Record<Step, readonly Stage[]>> = {
  check: ['uploaded', 'checked'],
  submit: ['checked'],
  start: ['approved', 'paused'],
  pause: ['running'],
  cancel: ['uploaded', 'checked', 'approved', 'running', 'paused'],
  export: ['running', 'paused', 'done', 'cancelled'],
}
/** What was requested stays as it is until somebody has decided. */
const NOT_WHILE_REQUESTED: readonly Step[] = ['check', 'submit', 'cancel']

export function may(row: CampaignRow, step: Step): boolean {
  if (row.is_requested && NOT_WHILE_REQUESTED.includes(step)) return false
  if (step === 'submit' && row.callable_count === 0) return false
  return ALLOWED[step].includes(row.stage)
}

/** "由智能坐席拨打，最多 2 线，需要人工时转“综合”"; of people "渐进外呼，由“综合”坐席办理". */
export function diallerText({ settings, queue_name: queue }: Pick<Campaign, 'settings' | 'queue_name'>): string {
  if (settings.mode === 'ai_seats') return `由智能坐席拨打，最多 ${settings.lines} 线，需要人工时转“${queue}”`
  return `${MODE_LABELS[settings.mode]}，由“${queue}”坐席办理`
}

/** How many AI seats of the campaign are dialling or talking now. */
export const linesInUse = (row: Campaign): number => row.states.find(({ state }) => state === 'calling')?.count ?? 0

/** "500 行，可拨 480"; of one that has begun "120 / 480". */
export function sizeOf(row: CampaignRow): string {
  if (row.stage === 'uploaded' || row.stage === 'checking') return `${count(row.rows)} 行`
  if (row.stage === 'checked' || row.stage === 'approved') return `${count(row.rows)} 行，可拨 ${count(row.callable_count)}`
  return `${count(row.closed)} / ${count(row.callable_count)}`
}

export const percentOf = (row: CampaignRow): number => (row.callable_count ? Math.floor((100 * row.closed) / row.callable_count) : 0)

/** Who is drawn is rung three times, in the morning, the afternoon and the evening. */
export const SAMPLE_SPANS: Settings['spans'] = [{ since: '09:00', until: '12:00' }, { since: '14:00', until: '18:00' }, { since: '18:00', until: '20:00' }]
export const FIRST_SAMPLE = 200
const hasEvening = ({ spans }: Settings): boolean => spans.some(({ until }) => until > '18:00')

/** Draw so many, or ring all: with what a sample needs. */
export function sampled(chosen: Settings, size: number): Settings {
  if (size === 0) return { ...chosen, sample_size: 0 }
  return { ...chosen, sample_size: size, max_tries: 3, spans: hasEvening(chosen) ? chosen.spans : SAMPLE_SPANS.map((span) => ({ ...span })) }
}

/** "从 1,234 个可拨号码中随机抽取 200 个"; '' for a campaign that rings all. */
export function sampleText(row: Campaign): string {
  if (!row.settings.sample_size) return ''
  const rest = row.problems.find(({ problem }) => problem === 'not_drawn')?.count ?? 0
  return `从 ${count(row.callable_count + rest)} 个可拨号码中随机抽取 ${count(row.callable_count)} 个，种子 ${row.seed}`
}

/** How soon to look again, in milliseconds; 0 when nothing moves by itself. */
export function lookAgainAfter(row: Campaign): number {
  if (row.stage === 'checking') return 2000
  if (row.stage === 'running') return 5000
  return row.is_requested ? 10_000 : 0
}

/** Columns as far as their heading says it. */
export const numberColumn = (headings: readonly string[]): string => headings.find((one) => /手机|号码|电话|mobile|phone/i.test(one)) ?? ''
export const nameColumn = (headings: readonly string[]): string => headings.find((one) => /姓名|名字|name/i.test(one)) ?? ''

/** What a campaign that nobody has set begins with. */
export function settingsOf({ settings, headings }: Campaign, queues: Choices['queues']): Settings {
  const isNew = settings.spans.length === 0
  const number = settings.number_column || numberColumn(headings)
  const name = settings.name_column || nameColumn(headings)
  return {
    ...settings,
    queue: settings.queue || (queues[0]?.id ?? ''),
    spans: isNew ? [{ since: '09:00', until: '12:00' }, { since: '14:00', until: '18:00' }] : settings.spans.map((span) => ({ ...span })),
    number_column: number,
    name_column: isNew ? name : settings.name_column,
    variables: isNew ? headings.filter((one) => one && one !== number && one !== name).slice(0, 20) : [...settings.variables],
  }
}

/** Field of the form -> what is wrong with it. */
export function faultsOf(chosen: Settings, isSample = chosen.sample_size > 0): Record<string, string> {
  const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
  const isOrdered = chosen.spans.every(({ since, until }, at) => minutes(since) < minutes(until) && minutes(since) >= minutes(chosen.spans[at - 1]?.until ?? '08:00'))
  return {
    name: chosen.name.trim() ? '' : '请填写任务名称',
    purpose: chosen.purpose.trim() ? '' : '请填写外呼目的',
    queue: chosen.queue ? '' : '请选择办理的队列',
    script: chosen.script.trim() || chosen.survey ? '' : chosen.mode === 'ai_seats' ? '请填写通知内容，或选择一份问卷' : '请填写话术，或选择一份问卷',
    sample: !isSample || (Number.isInteger(chosen.sample_size) && chosen.sample_size > 0) ? '' : '请填写抽样数',
    spans: isSample && !hasEvening(chosen) ? '抽样回访须含上午、下午和 18:00 后' : chosen.spans.length > 0 && isOrdered && minutes(chosen.spans.at(-1)?.until ?? '23:00') <= minutes('21:00') ? '' : '时段须按先后填写，在 8:00 至 21:00 之间',
    number: chosen.number_column ? '' : '请选择号码所在的列',
    lines: chosen.mode !== 'ai_seats' || (Number.isInteger(chosen.lines) && chosen.lines >= 1 && chosen.lines <= MAX_LINES) ? '' : `请填写 1 至 ${MAX_LINES}`,
  }
}

/** What an entry comes from, as a link: `call/…`, `case/…`, `callback/…`. */
export function originOf({ about }: Entry): { text: string; to: string } | undefined {
  const [kind, id] = [about.slice(0, about.indexOf('/')), encodeURIComponent(about.slice(about.indexOf('/') + 1))]
  if (kind === 'call') return { text: '通话', to: `/calls?id=${id}` }
  if (kind === 'case') return { text: '工单', to: `/cases/${id}` }
  return kind === 'callback' ? { text: '回拨', to: `/callbacks?id=${id}` } : undefined
}

const at = (id: string): { path: { campaign_id: string } } => ({ path: { campaign_id: id } })

export const requests = {
  upload(file: File): Promise<Campaign> {
    const form = new FormData()
    form.set('file', file)
    return http.upload('/api/campaigns', { form })
  },
  found: (body: Search): Promise<Found> => http.post('/api/campaigns/found', { body }),
  fromSearch: (body: Search): Promise<Campaign> => http.post('/api/campaigns/from-search', { body }),
  findings: (id: string): Promise<Schemas['CampaignFindingsOut']> => http.get('/api/campaigns/{campaign_id}/findings', at(id)),
  choices: (): Promise<Choices> => http.get('/api/campaigns/choices'),
  read: (id: string): Promise<Campaign> => http.get('/api/campaigns/{campaign_id}', at(id)),
  check: (id: string, body: Settings): Promise<Campaign> => http.post('/api/campaigns/{campaign_id}/check', { ...at(id), body }),
  submit: (id: string, reason: string): Promise<Campaign> => http.post('/api/campaigns/{campaign_id}/submit', { ...at(id), body: { reason } }),
  start: (id: string): Promise<Campaign> => http.post('/api/campaigns/{campaign_id}/start', at(id)),
  pause: (id: string): Promise<Campaign> => http.post('/api/campaigns/{campaign_id}/pause', at(id)),
  cancel: (id: string): Promise<Campaign> => http.post('/api/campaigns/{campaign_id}/cancel', at(id)),
  talks: (id: string, entry: string): Promise<Schemas['CampaignTalksOut']> => http.get('/api/campaigns/{campaign_id}/entries/{entry_id}/talks', { path: { campaign_id: id, entry_id: entry } }),
  entries: (id: string, query: { state?: string; cursor?: string }): Promise<Schemas['CampaignEntriesOut']> => http.get('/api/campaigns/{campaign_id}/entries', { ...at(id), query }),
}

const on = (entry: string): { path: { entry_id: string } } => ({ path: { entry_id: entry } })

/** What the agent does with the entry on the desk. */
export const offers = {
  own: (): Promise<Schemas['OwnCampaignOfferOut']> => http.get('/api/campaign-offers'),
  dial: (entry: string): Promise<unknown> => http.post('/api/campaign-offers/{entry_id}/dial', on(entry)),
  postpone: (entry: string, body: Schemas['CampaignPostponeBody']): Promise<unknown> => http.post('/api/campaign-offers/{entry_id}/postpone', { ...on(entry), body }),
  skip: (entry: string, reason: string): Promise<unknown> => http.post('/api/campaign-offers/{entry_id}/skip', { ...on(entry), body: { reason } }),
  report: (entry: string, body: Schemas['CampaignReportBody']): Promise<Schemas['OwnCampaignOfferOut']> => http.post('/api/campaign-offers/{entry_id}/report', { ...on(entry), body }),
}
