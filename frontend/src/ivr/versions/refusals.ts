/** What a leader does about a refusal, besides reading its sentence. */

export type Place = 'editor' | 'scenarios' | 'again' | 'reload' | 'none'

export interface Advice {
  readonly sentence: string
  readonly place: Place
}

const ADVICE: Readonly<Record<string, Advice>> = {
  flow_unsound: { sentence: '请在编辑器中逐条修改，保存新版后发布。', place: 'editor' },
  flow_unreadable: { sentence: '请在编辑器中重新保存。', place: 'editor' },
  unknown_queue: { sentence: '请在编辑器中改选队列，或请管理员在“配置”中新建。', place: 'editor' },
  breaks_another_flow: { sentence: '其他流程把它用作子流程。请在编辑器中保留返回，或先修改引用它的流程。', place: 'editor' },
  scenario_failed: { sentence: '流程与场景不符，请修改流程或场景。', place: 'scenarios' },
  scenarios_unreadable: { sentence: '场景步骤有误，请修改后重试。', place: 'scenarios' },
  not_spoken: { sentence: '语音合成失败，未作改动。请稍后重试；仍失败请运维检查语音服务。', place: 'again' },
  voice_not_here: { sentence: '语音正在安装，未作改动。请几分钟后重试；仍失败请联系运维。', place: 'again' },
  unreached: { sentence: '', place: 'again' },
  restarting: { sentence: '未收到结果，操作可能已完成。请稍后刷新查看。', place: 'reload' },
  unavailable: { sentence: '', place: 'again' },
  already_published: { sentence: '他人已操作，请刷新查看。', place: 'reload' },
  never_published: { sentence: '版本刚被更换，请刷新查看。', place: 'reload' },
  stale_version: { sentence: '他人已保存新版，请刷新查看。', place: 'reload' },
  no_trial: { sentence: '他人已结束，请刷新查看。', place: 'reload' },
}

export function adviceOn(code: string): Advice {
  return ADVICE[code] ?? { sentence: '', place: 'none' }
}
