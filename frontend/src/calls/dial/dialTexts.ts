import type { AgentDoc } from '@/routing/agents'

/** What is a number, who may dial one, and why nobody was reached. */

/** What a number may be typed with. */
const TYPED = /^\+?[\d ()-]*$/

export const UNMET_TEXTS: Readonly<Record<string, string>> = {
  busy: '对方正忙',
  no_answer: '对方无人接听',
  powered_off: '对方已关机',
  refused: '对方拒接',
  invalid_number: '号码不存在或已停用',
  cancelled: '已取消拨号',
  not_dialled: '您的角色不能拨打此号码',
  over_cap: '外呼已达上限，请稍后再拨或联系班长',
  not_counted: '外呼计数无应答，请稍后再拨',
  own_phone: '您的话机未接通，请检查后再拨',
}

export function unmetSentence(why: string): string {
  return UNMET_TEXTS[why] ?? '未接通，请稍后再拨'
}

export function mayBeNumber(typed: string): boolean {
  return TYPED.test(typed.trim()) && typed.replace(/\D/g, '').length >= 3
}

/** Who may dial now: ready or not ready, at this window. */
export function isFree(agent: AgentDoc | null): boolean {
  return agent !== null && (agent.state === 'ready' || agent.state === 'not_ready')
}
