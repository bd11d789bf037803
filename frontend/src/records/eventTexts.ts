import { unmetSentence } from '@/calls/dial/dialTexts'
import { MODES } from '@/calls/supervision/modes'
import type { IconName } from '@/shared/icons'

import { NOTICE_OUTCOMES } from './notice'
import type { RecordEvent } from './records'
import { REPLY_MEANINGS, TEXT_FAILED, TEXT_PROGRESS } from './texts'

/** Each event of a call as one line a person reads. */

export interface EventLine {
  readonly icon: IconName
  readonly text: string
  /** Done by a person, not by the machine. */
  readonly human: boolean
}

type Data = RecordEvent['data']
type Titles = (code: string) => string | undefined
type EventText = (data: Data, titleOf: Titles) => string

const text = (data: Data, name: string): string => {
  const value = data[name]
  return typeof value === 'string' || typeof value === 'number' ? String(value) : ''
}
const RATINGS = ['', '非常满意', '满意', '基本满意', '不满意', '非常不满意']
const LAPSED: Record<string, string> = { no_answer: '未接', refused: '拒接', failed: '话机故障', withdrawn: '撤回', caller_gone: '来电人已挂断' }
/** Q.850, network out of order: the switch died under the call. */
const SWITCH_LOST = 38

const BY: Record<string, string> = { caller: '来电人', agent: '坐席', leader: '班长', system: '系统' }

const CONSULT_OVER: Record<string, string> = {
  transferred: '已转给对方', cancelled: '取消', dropped: '移出', hung_up: '对方挂断', refused: '对方拒绝', busy: '占线', no_answer: '无人接听',
  unavailable: '无法接听', failed: '未接通', withdrawn: '未接通', not_connected: '未接通', agent_gone: '坐席断线', caller_gone: '来电人挂断', ended: '通话结束',
  talk_limit: '已达最长时间', not_dialled: '号码不能拨打', over_cap: '外呼已达上限', not_counted: '外呼计数无应答',
}
const HELP_OVER: Record<string, string> = { taken_back: '坐席撤回', acknowledged: '班长已确认', talk_over: '通话结束' }

const SUPERVISION_OVER: Record<string, string> = { left: '主动退出', lost: '话机断线', taken_over: '接管', caller_gone: '来电人挂断，等待回拨', call_over: '通话结束' }

function supervised(data: Data, verb: string): string {
  const mode = MODES.find((one) => one.mode === data.mode)?.word ?? text(data, 'mode')
  const reason = text(data, 'reason')
  return `班长 ${text(data, 'leader')} ${verb}${mode}${text(data, 'agent') ? ` ${text(data, 'agent')}` : ''}${reason ? `：${reason}` : ''}`
}

const SERVICES: Record<string, string> = { benefits: '社保权益记录' }
const QUERIED: Record<string, string> = { done: '已查到', refused: '信息不符', locked: '多次不符，已锁定', failed: '服务出错', timeout: '服务超时' }

function queried(data: Data): string {
  const who = text(data, 'who')
  return `查询${SERVICES[text(data, 'service')] ?? ` ${text(data, 'service')}`}${who ? ` ${who}` : ''}：${QUERIED[text(data, 'outcome')] ?? text(data, 'outcome')}`
}

const FOUND_BY: Record<string, string> = { search: '搜索到', suggested: '推荐', opened: '打开' }
const USED_HOW: Record<string, string> = { copied: '复制了话术', marked: '标为已采用' }

/** Articles by the titles of their topics; an event keeps no more than their codes. */
function mentioned(data: Data, titleOf: Titles): string {
  const articles = Array.isArray(data.articles) ? data.articles : [data.article]
  return articles.map((one) => `${titleOf(text(one as Data, 'code')) ?? text(one as Data, 'code')}（第 ${text(one as Data, 'version')} 版）`).join('、')
}

/** What a node of a flow does, where it is not just heard. */
const NODES: Record<string, string> = { collect: '输入', query: '查询', branch: '分支', queue: '排队', message: '短信', voicemail: '留言', callback: '登记回拨' }

function objected(data: Data): string {
  const agent = text(data, 'agent')
  return `${agent ? `来电人向 ${agent} ` : ''}反对录音，${data.removed ? '已录的已删除，此后不录音' : agent ? '已停止录音' : '此后通话不录音'}`
}

const LINES: Readonly<Record<string, { icon: IconName; human: boolean; text: EventText }>> = {
  'call.arrived': { icon: 'phone', human: true, text: () => '来电' },
  'call.handed_over': { icon: 'xfer', human: false, text: (data) => `12345 转来，工单 ${text(data, 'case_number')}` },
  'call.dialled': { icon: 'phone', human: true, text: (data) => `${text(data, 'agent')} 拨打` },
  'call.dial_rang': { icon: 'ringi', human: false, text: () => '对方电话响铃' },
  'call.dial_failed': { icon: 'broken', human: false, text: (data) => unmetSentence(text(data, 'why')) },
  'call.flow_started': { icon: 'list', human: false, text: (data) => `进入流程“${text(data, 'flow_name') || text(data, 'flow')}”第 ${text(data, 'version')} 版` },
  'call.node_entered': { icon: 'vol', human: false, text: (data) => `${NODES[text(data, 'kind')] ?? '听到'}：${text(data, 'label') || text(data, 'node')}` },
  'call.recording_objected': { icon: 'noRecord', human: true, text: objected },
  'call.recording_notice': { icon: 'vol', human: false, text: (data) => `录音告知：${NOTICE_OUTCOMES[text(data, 'outcome')] ?? ''}` },
  'call.key_pressed': { icon: 'keypad', human: true, text: (data) => `按 ${text(data, 'key')}${text(data, 'label') ? `：${text(data, 'label')}` : '，无此选项'}` },
  'call.queued': { icon: 'users', human: false, text: (data) => `开始排队${text(data, 'queue_name') ? `：${text(data, 'queue_name')}` : ''}${Number(data.priority) > 0 ? '（优先）' : ''}` },
  'call.place_announced': { icon: 'vol', human: false, text: (data) => `播报：第 ${text(data, 'place')} 位` },
  'call.callback_offered': { icon: 'vol', human: false, text: () => '询问是否回拨' },
  'call.callback_accepted': { icon: 'phone', human: true, text: () => '选择回拨，保留位次' },
  'call.line_lost': { icon: 'broken', human: false, text: (data) => (data.agent ? '交换机故障，通话中断，优先回拨' : '交换机故障，线路中断，保留位次回拨') },
  'call.callback_dialled': { icon: 'phone', human: false, text: (data) => `回拨，由 ${text(data, 'agent')} 接` },
  'call.callback_failed': { icon: 'broken', human: false, text: () => '回拨未接通' },
  'call.offered': { icon: 'ringi', human: false, text: (data) => `派给 ${text(data, 'agent')}` },
  'call.offer_lapsed': { icon: 'broken', human: false, text: (data) => `${text(data, 'agent')} ${LAPSED[text(data, 'why')] ?? text(data, 'why')}` },
  'call.queue_left': { icon: 'users', human: false, text: (data) => `离开队列，等待 ${Math.round(Number(data.waited_seconds ?? 0))} 秒` },
  'call.talk_started': { icon: 'headset', human: true, text: (data) => `${text(data, 'agent')} 接听` },
  'call.held': { icon: 'pause', human: true, text: () => '保持' },
  'call.resumed': { icon: 'phone', human: true, text: () => '取回' },
  'call.agent_lost': { icon: 'broken', human: false, text: (data) => `${text(data, 'agent')} 语音中断，来电人听音乐` },
  'call.agent_returned': { icon: 'phone', human: false, text: (data) => `${text(data, 'agent')} 已恢复` },
  'call.consult_started': { icon: 'three', human: true, text: (data) => `咨询 ${text(data, 'to') || `外线 ${text(data, 'number')}`}` },
  'call.consult_answered': { icon: 'phone', human: true, text: () => '对方接听，来电人听音乐' },
  'call.consult_ended': { icon: 'three', human: false, text: (data) => `咨询结束：${CONSULT_OVER[text(data, 'why')] ?? text(data, 'why')}` },
  'call.joined': { icon: 'three', human: true, text: () => '三方通话' },
  'call.left': { icon: 'three', human: true, text: (data) => `${text(data, 'who') || '外线'} 离开三方` },
  'call.transferred': { icon: 'xfer', human: true, text: (data) => data.kind === 'taken_over' ? `班长 ${text(data, 'to')} 从 ${text(data, 'agent')} 接管` : `${text(data, 'agent')} 转给 ${text(data, 'to') || text(data, 'queue_name') || text(data, 'queue') || text(data, 'number') || `流程“${text(data, 'flow_name') || text(data, 'flow')}”`}` },
  'call.outside_answered': { icon: 'phone', human: true, text: () => '外线接听' },
  'call.outside_ended': { icon: 'hang', human: false, text: () => '外线结束' },
  'call.help_asked': { icon: 'hand', human: true, text: (data) => `${text(data, 'agent')} 举手求助` },
  'call.help_over': { icon: 'hand', human: true, text: (data) => `求助结束：${HELP_OVER[text(data, 'why')] ?? text(data, 'why')}${text(data, 'by') ? ` ${text(data, 'by')}` : ''}` },
  'call.supervision_started': { icon: 'ear', human: true, text: (data) => supervised(data, '开始') },
  'call.supervision_mode_changed': { icon: 'ear', human: true, text: (data) => supervised(data, '改为') },
  'call.supervision_ended': { icon: 'ear', human: true, text: (data) => `班长 ${text(data, 'leader')} 退出（${SUPERVISION_OVER[text(data, 'why')] ?? text(data, 'why')}）` },
  'call.talk_ended': { icon: 'hang', human: true, text: (data) => `通话结束（${BY[text(data, 'by')] ?? text(data, 'by')}）` },
  'call.rating_started': { icon: 'star', human: true, text: () => '转评价' },
  'call.rated': { icon: 'star', human: true, text: (data) => `评价：${RATINGS[Number(data.score)] ?? text(data, 'score')}` },
  'call.rating_skipped': { icon: 'star', human: false, text: () => '未评价' },
  'rating.opened': { icon: 'star', human: false, text: (data) => `差评处置开始：${RATINGS[Number(data.score)] ?? ''}` },
  'rating.assigned': { icon: 'users', human: false, text: (data) => `差评由 ${text(data, 'owner')} 处置` },
  'rating.contacted': { icon: 'phone', human: true, text: (data) => `差评回访：${text(data, 'by')}` },
  'rating.verified': { icon: 'check', human: true, text: () => '差评认定属实' },
  'rating.exclusion_requested': { icon: 'hand', human: true, text: (data) => `${text(data, 'by')} 申请剔除差评` },
  'rating.excluded': { icon: 'x', human: true, text: (data) => `差评已剔除：${data.verdict === 'mistaken' ? '误评' : '恶意差评'}` },
  'rating.mending_planned': { icon: 'pencil', human: true, text: () => '登记整改' },
  'rating.mending_moved': { icon: 'clock', human: true, text: () => '调整整改期限' },
  'rating.mending_done': { icon: 'check', human: true, text: () => '整改完成' },
  'rating.rated_again': { icon: 'star', human: true, text: (data) => `再评价：${RATINGS[Number(data.score)] ?? ''}` },
  'rating.overdue': { icon: 'tri', human: false, text: (data) => (data.what === 'mending' ? '差评整改超时' : '差评回访超时') },
  'rating.closed': { icon: 'check', human: true, text: () => '差评办结' },
  'invitation.sent': { icon: 'doc', human: false, text: (data) => (data.purpose === 'again' ? '短信邀请再评价' : '短信邀请评价') },
  'invitation.answered': { icon: 'star', human: true, text: (data) => `短信评价：${RATINGS[Number(data.score)] ?? ''}${data.counted === false ? '（不计）' : ''}` },
  'call.voicemail_left': { icon: 'mic', human: true, text: (data) => `留言 ${Math.round(Number(data.seconds ?? 0))} 秒` },
  'call.queried': { icon: 'search', human: false, text: queried },
  'call.text_asked': { icon: 'doc', human: true, text: () => '要求短信发送结果' },
  'call.callback_wanted': { icon: 'phone', human: true, text: (data) => `登记回拨：${text(data, 'reason')}` },
  'text.sent': { icon: 'check', human: false, text: () => '短信已发出' },
  'text.failed': { icon: 'tri', human: false, text: (data) => `短信发送失败：${TEXT_FAILED[text(data, 'why')] ?? text(data, 'why')}` },
  'text.replied': { icon: 'doc', human: true, text: (data) => `市民回复短信${REPLY_MEANINGS[text(data, 'meaning')] ?? ''}` },
  'text.progressed': { icon: 'doc', human: false, text: (data) => `短信${TEXT_PROGRESS[text(data, 'state')] ?? text(data, 'state')}` },
  'call.ended': { icon: 'hang', human: true, text: (data) => (data.by === 'system' && data.cause === SWITCH_LOST ? '交换机故障，线路中断' : `${BY[text(data, 'by')] ?? '系统'}挂断`) },
  'agent.wrap_up_saved': { icon: 'pencil', human: true, text: () => '保存小结' },
  'agent.wrap_up_extended': { icon: 'clock', human: true, text: (data) => `延长话后：${text(data, 'reason')}` },
  'agent.state_changed': { icon: 'dot', human: false, text: (data) => `坐席状态：${AGENT_STATES[text(data, 'state')] ?? text(data, 'state')}` },
  'knowledge.shown': { icon: 'book', human: false, text: (data, titleOf) => `${FOUND_BY[text(data, 'how')] ?? '看到'}知识：${mentioned(data, titleOf)}` },
  'knowledge.used': { icon: 'book', human: true, text: (data, titleOf) => `采用知识（${USED_HOW[text(data, 'how')] ?? text(data, 'how')}）：${mentioned(data, titleOf)}` },
  'recording.verified': { icon: 'check', human: false, text: () => '录音校验完整' },
  'recording.archived': { icon: 'check', human: false, text: (data) => `录音加密入库，第 ${text(data, 'position')} 条` },
  'recording.held': { icon: 'lock', human: true, text: (data) => `${text(data, 'by')} 封存录音` },
  'recording.released': { icon: 'lock', human: true, text: (data) => `${text(data, 'by')} 解除封存` },
  'recording.downloaded': { icon: 'download', human: true, text: (data) => `${text(data, 'by')} 下载录音（第 ${text(data, 'download')} 号）` },
  'recording.deleted': { icon: 'x', human: false, text: (data) => `录音过保存期（${text(data, 'rule')}），已销毁` },
  'recording.faulty': { icon: 'tri', human: false, text: () => '录音有问题，已告警' },
}

const AGENT_STATES: Record<string, string> = {
  ready: '就绪',
  not_ready: '示忙',
  ringing: '振铃',
  talking: '通话',
  wrap_up: '话后',
  missed: '漏接',
  signed_out: '签退',
}

export function lineOf(event: RecordEvent, titleOf: Titles = () => undefined): EventLine {
  const line = LINES[event.type]
  if (!line) return { icon: 'dot', text: event.type, human: false }
  return { icon: line.icon, text: line.text(event.data, titleOf), human: line.human }
}
