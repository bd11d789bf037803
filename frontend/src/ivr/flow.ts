import type { IconName } from '@/shared/icons'
import type { Schemas } from '@/wire/schemas'

/** A flow as it is on the wire and in deploy/flows: nodes, and edges between them by outcome; and the words for them. */

interface Named {
  /** The node's name for people. */
  readonly label: string
}

export type Style = 'digits' | 'number' | 'amount' | 'date' | 'month' | 'duration'

/** Either a prompt of the catalogue, or a fact and how it is read. */
export interface Part {
  readonly prompt?: string
  readonly fact?: string
  readonly as?: Style | ''
}

/** Taken when everything it names holds; `from` counts, `to` does not. */
export interface Way {
  readonly outcome: string
  /** 1 Monday … 7 Sunday. */
  readonly weekdays?: readonly number[]
  readonly day?: '' | 'working' | 'holiday'
  readonly from?: string | null
  readonly to?: string | null
  readonly fact?: string
  readonly equals?: readonly string[]
}

interface PromptedNode extends Named {
  readonly prompts: readonly string[]
  readonly wrong_prompts?: readonly string[]
  readonly wait_seconds?: number
  readonly rounds?: number
}

export interface PlayNode extends Named {
  readonly kind: 'play'
  readonly prompts: readonly string[]
  readonly switch?: string
}
export interface SpokenTextNode extends Named {
  readonly kind: 'say'
  readonly text: string
  readonly switch?: string
}
export interface MenuNode extends PromptedNode {
  readonly kind: 'menu'
}
export interface CollectNode extends PromptedNode {
  readonly kind: 'collect'
  readonly into: string
  readonly least?: number
  readonly most?: number
  readonly sealed?: boolean
  readonly check?: '' | 'identity'
}
export interface BranchNode extends Named {
  readonly kind: 'branch'
  readonly ways: readonly Way[]
}
export interface QueryNode extends Named {
  readonly kind: 'query'
  readonly service: string
  readonly operation: string
  /** Field of the request → fact. */
  readonly send: Readonly<Record<string, string>>
  /** Fact → field of the answer. */
  readonly take?: Readonly<Record<string, string>>
  readonly seconds?: number
  readonly guard?: string
  readonly repeatable?: boolean
  readonly prompts?: readonly string[]
}
export interface ReadOutNode extends Named {
  readonly kind: 'read_out'
  readonly parts: readonly Part[]
  readonly switch?: string
}
export interface SetPriorityNode extends Named {
  readonly kind: 'set_priority'
  readonly priority: number
  readonly reason?: string
}
export interface NoRecordingNode extends Named {
  readonly kind: 'no_recording'
}
export interface QueueNode extends Named {
  readonly kind: 'queue'
  readonly queue: string
  readonly priority?: number
  readonly reason?: string
  readonly most_seconds?: number
}
export interface CallbackNode extends Named {
  readonly kind: 'callback'
  readonly reason: string
}
export interface VoicemailNode extends Named {
  readonly kind: 'voicemail'
  readonly prompts: readonly string[]
  readonly most_seconds?: number
  readonly silence_seconds?: number
}
export interface MessageNode extends Named {
  readonly kind: 'message'
  readonly text: string
}
export interface RatingNode extends PromptedNode {
  readonly kind: 'rating'
}
export interface SubflowNode extends Named {
  readonly kind: 'subflow'
  readonly flow: string
}
export interface BackNode extends Named {
  readonly kind: 'back'
}
export interface HangUpNode extends Named {
  readonly kind: 'hang_up'
}

export type FlowNode =
  | PlayNode
  | SpokenTextNode
  | MenuNode
  | CollectNode
  | BranchNode
  | QueryNode
  | ReadOutNode
  | SetPriorityNode
  | NoRecordingNode
  | QueueNode
  | CallbackNode
  | VoicemailNode
  | MessageNode
  | RatingNode
  | SubflowNode
  | BackNode
  | HangUpNode

export type NodeKind = FlowNode['kind']
export type NodeOf<Kind extends NodeKind> = Extract<FlowNode, { kind: Kind }>

export interface FlowEdge {
  readonly from: string
  readonly on: string
  readonly to: string
  /** The word the agent sees in the caller's path. */
  readonly label?: string
}

export type Spot = readonly [x: number, y: number]

export interface Flow {
  readonly id: string
  readonly version: number
  readonly name: string
  /** The first node, and the queue node where whoever gets lost is taken to. */
  readonly entry: string
  readonly person: string
  readonly nodes: Readonly<Record<string, FlowNode>>
  readonly edges: readonly FlowEdge[]
  /** Node → where the drawing has it. */
  readonly layout?: Readonly<Record<string, Spot>>
}

/** `VersionRow` and `Version` of docs/api.md. */
export type VersionRow = Schemas['VersionRow']

export type FlowVersion = Schemas['VersionOut']

/** What is wrong; `node` '': with the whole flow. */
export type Problem = Schemas['ProblemRow']

export const STATE_LABELS: Readonly<Record<VersionRow['state'], string>> = {
  draft: '草稿',
  trial: '试用中',
  published: '已发布',
  retired: '已替换',
}

export interface KindTexts {
  readonly name: string
  readonly icon: IconName
  /** What it is for. */
  readonly use: string
}

/** In the order of the palette: what is said, what is asked, what is decided, people, the rest. */
export const KINDS: Readonly<Record<NodeKind, KindTexts>> = {
  play: { name: '播报录音', icon: 'vol', use: '播放已有播报' },
  say: { name: '播报文字', icon: 'text', use: '输入文字，发布时合成语音' },
  read_out: { name: '播报结果', icon: 'list', use: '播报收号或查询结果' },
  menu: { name: '按键菜单', icon: 'keypad', use: '来电人按键选择' },
  collect: { name: '收号', icon: 'pencil', use: '来电人输入数字' },
  query: { name: '查询', icon: 'search', use: '向业务系统查询' },
  branch: { name: '条件分支', icon: 'xfer', use: '按时间、日历或来电人情况分流' },
  set_priority: { name: '优先级', icon: 'star', use: '提高排队优先级' },
  no_recording: { name: '不录音', icon: 'noRecord', use: '来电人反对录音' },
  queue: { name: '排队转人工', icon: 'headset', use: '进入队列等待人工' },
  callback: { name: '登记回拨', icon: 'phone', use: '登记来电人，稍后回拨' },
  voicemail: { name: '留言', icon: 'mic', use: '录制来电人留言' },
  message: { name: '发短信', icon: 'inbox', use: '给来电人发短信' },
  rating: { name: '服务评价', icon: 'check', use: '来电人按键评价' },
  subflow: { name: '子流程', icon: 'doc', use: '进入其他流程后返回' },
  back: { name: '返回', icon: 'ret', use: '结束子流程，返回主流程' },
  hang_up: { name: '挂机', icon: 'hang', use: '通话结束' },
}

export const KIND_ORDER = Object.keys(KINDS) as readonly NodeKind[]

const OUTCOMES: Readonly<Record<string, string>> = {
  done: '下一步',
  timeout: '未按键',
  wrong: '按键错误',
  collected: '收到',
  failed: '失败',
  missing: '无内容',
  left: '已留言',
  empty: '未说话',
  promised: '已登记',
  else: '其余情况',
  served: '已接通',
  callback: '已约回拨',
  lost_agent: '坐席掉线',
  rated: '已评价',
  skipped: '未评价',
  refused: '不符',
  locked: '锁定',
}

const OUTCOMES_OF: Partial<Readonly<Record<NodeKind, Readonly<Record<string, string>>>>> = {
  query: { done: '查到', failed: '未查到', timeout: '超时' },
  message: { done: '已发送', failed: '发送失败' },
  collect: { failed: '未收到' },
  callback: { failed: '登记失败' },
  queue: { failed: '未接通' },
}

/** The Chinese word of a branch; of a menu "按 1". */
export function outcomeWord(kind: NodeKind | undefined, outcome: string): string {
  if (/^[0-9*#]$/.test(outcome)) return `按 ${outcome}`
  return (kind && OUTCOMES_OF[kind]?.[outcome]) ?? OUTCOMES[outcome] ?? outcome
}

export const STYLES: Readonly<Record<Style, string>> = {
  digits: '逐个数字',
  number: '数值',
  amount: '金额（元）',
  date: '日期',
  month: '年月',
  duration: '年和月数',
}
