import type { Transition } from './acknowledging'
import type { OpenAlarm } from './alarms'

/**
 * What a leader can say of an alarm in one press: who sees to it now, and how it was dealt with. By kind of alarm, and
 * where words sound like unrest, by the kind of unrest that the alarm names. Words of one's own can always be typed.
 */
export type Disposals = Readonly<Record<Transition, readonly string[]>>

/** By the kinds of unrest as the screening names them in the alarm's message. */
export const UNREST_DISPOSALS: Readonly<Record<string, Disposals>> = {
  自杀自伤: {
    acknowledge: ['正在联系本人', '已报 110 并提供来电信息', '已请坐席继续安抚', '已上报值班领导'],
    clear: ['已联系本人，情绪平稳', '已报 110，民警已接手', '已转心理援助热线 12356', '已联系家属或社区', '已核实，不属实'],
  },
  暴力威胁: {
    acknowledge: ['正在核实对象、地点', '已报 110', '已通知被威胁单位', '已上报值班领导'],
    clear: ['已报 110，民警已接手', '已联系本人，无危险', '已通知单位加强防范', '已核实，不属实'],
  },
  集体上访: {
    acknowledge: ['正在核实人数、时间、地点', '已通知属地', '已上报值班领导'],
    clear: ['已通报属地，有人接待', '已约定接待时间', '已建单加急', '已核实，不属实'],
  },
  讨薪群体事件: {
    acknowledge: ['正在核实人数、地点、金额', '已通知劳动监察', '已通知属地', '已上报值班领导'],
    clear: ['劳动监察已到场', '已建单加急，属地承办', '已报 110，现场有人维持秩序', '已核实，没有聚集'],
  },
  扬言极端: {
    acknowledge: ['正在联系本人', '已报 110', '已通知属地', '已上报值班领导'],
    clear: ['已联系本人，情绪平稳', '已报 110，民警已接手', '已建单加急，属地承办', '已核实，不属实'],
  },
  媒体曝光威胁: {
    acknowledge: ['正在联系本人', '已通知承办单位', '已上报值班领导'],
    clear: ['已联系本人，约定答复时间', '已建单加急', '已上报宣传联络人', '已核实，不属实'],
  },
  涉敏感时点: {
    acknowledge: ['正在核实时间、地点', '已通知属地', '已上报值班领导'],
    clear: ['已通报属地', '已上报值班领导', '已核实，不属实'],
  },
}

const UNREST: Disposals = {
  acknowledge: ['我来处置', '正在联系本人', '已报 110', '已上报值班领导'],
  clear: ['已联系本人，情绪平稳', '已报 110，民警已接手', '已通报属地', '已建单加急', '已核实，不属实'],
}

/** What ends by itself is acknowledged only. */
const watched = (...acknowledge: readonly string[]): Disposals => ({ acknowledge, clear: [] })

const BEYOND_ITS_RIGHTS: Disposals = {
  acknowledge: ['正在核对权限', '已转运维', '已上报安全负责人'],
  clear: ['权限已修正', '程序已更新到同一版本', '已查明，程序已停用'],
}
const RECORDING_GONE: Disposals = {
  acknowledge: ['正在查找录音', '已转运维', '已告知班长'],
  clear: ['已找回录音', '已从备份恢复', '已核实，没有通话内容', '无法恢复，已登记上报'],
}
const RECORDING_CHANGED: Disposals = {
  acknowledge: ['正在核对校验值', '已上报安全负责人', '已转运维'],
  clear: ['已从备份恢复并校验', '已查明原因并上报', '无法恢复，已登记上报'],
}
const RECORDING_STORE: Disposals = {
  acknowledge: ['正在检查存储', '已转运维', '已上报安全负责人'],
  clear: ['存储已恢复', '已扩容', '已逐段核对，录音完整'],
}
const ARRIVED_BROKEN: Disposals = {
  acknowledge: ['正在联系发件人', '正在查找文件', '已转运维'],
  clear: ['发件人已重发', '已从备份恢复', '已改用其他方式收取', '无法联系发件人，已登记'],
}
const AUDIT: Disposals = {
  acknowledge: ['正在核查', '已上报安全负责人', '已保护现场'],
  clear: ['已查明原因并上报', '已从存证恢复', '已核实，属计划内维护'],
}
const AUDIT_PLACE: Disposals = {
  acknowledge: ['正在检查存证处', '已转运维', '已上报安全负责人'],
  clear: ['存证处已恢复', '已更换存证处', '已核实，属计划内维护'],
}

export const DISPOSALS: Readonly<Record<string, Disposals>> = {
  unrest: watched('我来监听', '已请坐席继续安抚', '已报 110', '已上报值班领导'),
  unrest_case: UNREST,
  unrest_words: UNREST,
  wait: watched('已加派人员', '已请示忙坐席就绪', '已开放回拨', '来电高峰，继续观察'),
  answer_rate: watched('已加派人员', '已暂停小休', '已开放回拨', '继续观察'),
  talk: watched('正在监听', '正在联系坐席', '疑难咨询，继续观察', '已安排专家接手'),
  wrap_up: watched('正在联系坐席', '正在登记工单，继续观察', '已请坐席就绪'),
  silence: watched('正在监听', '正在联系坐席', '坐席在查资料', '线路异常，已转运维'),
  stuck: watched('正在联系坐席', '已请坐席重新签入', '已转运维'),
  process_silent: watched('我来处理', '正在重启程序', '已转运维', '计划内维护，继续观察'),
  part_down: watched('我来处理', '正在检查主机', '已转运维', '计划内维护，继续观察'),
  invariant_recorded: watched('正在查找录音', '正在联系坐席', '已转运维'),
  invariant_one_call: watched('正在联系坐席', '已请坐席重新签入', '已转运维'),
  invariant_folded: watched('正在核对', '已转运维', '继续观察'),
  invariant_open: watched('正在核对通话', '正在联系坐席', '已转运维'),
  city_exchange: {
    acknowledge: ['正在核对报文', '正在联系 12345', '已转运维'],
    clear: ['已更正后重新报送', '已与 12345 人工核对', '12345 已恢复接收'],
  },
  outbound_cap: {
    acknowledge: ['正在核对外呼', '正在联系坐席', '工作需要，继续观察'],
    clear: ['已核实，属工作需要', '已调整限额', '已停止外呼'],
  },
  webhook_dead: {
    acknowledge: ['正在联系对方系统', '已转运维', '继续观察'],
    clear: ['对方已恢复，已重推', '已更换推送地址', '已停用推送'],
  },
  upload_infected: {
    acknowledge: ['正在联系上传人', '已上报安全负责人', '已转运维'],
    clear: ['文件已隔离并删除', '上传人已重新提交', '已核实，属误报'],
  },
  backup_behind: {
    acknowledge: ['正在检查备份', '已转运维', '已上报安全负责人'],
    clear: ['备份已恢复', '已扩容', '已更换备份位置'],
  },
  gateway_missing: watched('正在启动短信网关', '已转运维', '紧急短信改为电话告知', '计划内维护，继续观察'),
  bus_refused: BEYOND_ITS_RIGHTS,
  database_refused: BEYOND_ITS_RIGHTS,
  recording_faulty: RECORDING_GONE,
  recording_missing: RECORDING_GONE,
  recording_short: RECORDING_GONE,
  recording_unreadable: RECORDING_GONE,
  recording_altered: RECORDING_CHANGED,
  recording_chain: RECORDING_CHANGED,
  recording_store: RECORDING_STORE,
  recording_many: RECORDING_STORE,
  fax_failed: ARRIVED_BROKEN,
  fax_missing: ARRIVED_BROKEN,
  fax_unreadable: ARRIVED_BROKEN,
  voicemail_missing: {
    acknowledge: ['正在查找留言', '正在回拨来电人', '已转运维'],
    clear: ['已回拨来电人', '已从备份恢复', '回拨未接通，已登记'],
  },
  text_failed: {
    acknowledge: ['正在核对号码', '正在联系来电人', '已转运维'],
    clear: ['已重发', '已电话告知', '号码有误，已登记'],
  },
  ratings_excluded: {
    acknowledge: ['正在核查认定', '已请质检复听', '已上报协调督办科'],
    clear: ['已复听，认定无误', '已更正认定', '已上报协调督办科'],
  },
  audit_row: AUDIT,
  audit_tail: AUDIT,
  audit_rewritten: AUDIT,
  audit_gone: AUDIT,
  audit_counts: AUDIT,
  audit_outside: AUDIT,
  audit_ddl: AUDIT,
  audit_guard: AUDIT,
  audit_head: AUDIT,
  audit_forged: AUDIT,
  audit_place: AUDIT_PLACE,
}

const UNKNOWN: Disposals = { acknowledge: ['我来处置', '继续观察'], clear: ['已核实', '已上报'] }

export function disposalsOf(alarm: Pick<OpenAlarm, 'kind' | 'message'>): Disposals {
  const named = alarm.kind.startsWith('unrest') ? Object.entries(UNREST_DISPOSALS).find(([kind]) => alarm.message.includes(kind))?.[1] : undefined
  return named ?? DISPOSALS[alarm.kind] ?? UNKNOWN
}
