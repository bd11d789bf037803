/** What a leader does about a refusal, besides reading its sentence. */

export type Place = 'editor' | 'scenarios' | 'again' | 'reload' | 'none'

export interface Advice {
  readonly sentence: string
  readonly place: Place
}

const ADVICE: Readonly<Record<string, Advice>> = {
  flow_unsound: { sentence: '到编辑器里逐条改正，存为新版再发布。', place: 'editor' },
  flow_unreadable: { sentence: '到编辑器里重新存一次。', place: 'editor' },
  unknown_queue: { sentence: '到编辑器里改选队列，或请管理员在“配置”里建立它。', place: 'editor' },
  breaks_another_flow: { sentence: '别的流程把它当一段用。到编辑器里把它改得还能回去，或先改那个流程。', place: 'editor' },
  scenario_failed: { sentence: '流程做的和场景说的不一样。改流程，或改场景。', place: 'scenarios' },
  scenarios_unreadable: { sentence: '场景有一步写得不对，改好再来。', place: 'scenarios' },
  not_spoken: { sentence: '语音没有合成出来，什么也没有改。稍等再试；还不行请运维看语音服务。', place: 'again' },
  voice_not_here: { sentence: '语音还在安装，什么也没有改。请过几分钟再试；一直不行请找运维。', place: 'again' },
  unreached: { sentence: '', place: 'again' },
  restarting: { sentence: '没有等到结果，也许已经做成了。过一会儿刷新看现在的样子。', place: 'reload' },
  unavailable: { sentence: '', place: 'again' },
  already_published: { sentence: '有人先做了，刷新看现在的样子。', place: 'reload' },
  never_published: { sentence: '有人刚换过版本，刷新看现在的样子。', place: 'reload' },
  stale_version: { sentence: '有人先存了新版，刷新看现在的样子。', place: 'reload' },
  no_trial: { sentence: '有人先结束了，刷新看现在的样子。', place: 'reload' },
}

export function adviceOn(code: string): Advice {
  return ADVICE[code] ?? { sentence: '', place: 'none' }
}
