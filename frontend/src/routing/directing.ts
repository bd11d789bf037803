import { computed, type ComputedRef, onScopeDispose, ref, type Ref, watch } from 'vue'

import { useSession } from '@/accounts/session'
import { http, sentenceOf } from '@/app/http'
import { useWritten } from '@/shared/useWritten'
import type { Schemas } from '@/wire/schemas'

import type { AgentDoc } from './agents'
import type { Seat } from './seats'

/** What a leader does to agents: into a state, off a call. */

export type Direct = 'ready' | 'not_ready' | 'signed_out' | 'hang_up'

/** In the agent's own document: what a leader did last. */
export type Direction = Schemas['Direction']

/** One of today's, as listed. */
export type ListedDirection = Schemas['DirectionOut']

interface Act {
  readonly to: Direct
  readonly word: string
  readonly danger: boolean
  readonly reasons: readonly string[]
  readonly consequence: string
}

export const ACTS: readonly Act[] = [
  { to: 'ready', word: '就绪', danger: false, reasons: ['话后过长', '漏接后恢复接听', '排队较长，请接听'], consequence: '立即可派来电；话后中的，话后结束；智能坐席已签退的，重新签入。' },
  { to: 'not_ready', word: '示忙', danger: false, reasons: ['检查设备', '当面沟通', '临时培训', '临时调岗'], consequence: '不再派来电；通话或话后中的，本通结束后示忙。' },
  { to: 'signed_out', word: '签退', danger: true, reasons: ['离席未签退', '已下班', '设备故障'], consequence: '席位释放，话机断开；通话中的，本通结束后签退。' },
  { to: 'hang_up', word: '挂断', danger: true, reasons: ['骚扰电话', '来电人已不应答', '坐席设备故障，无法结束'], consequence: '立即断开来电人和坐席的通话，不转评价，坐席进入话后。' },
]

const TO_AGENT: Record<Direct, string> = { ready: '将您置为就绪', not_ready: '将您置为示忙', signed_out: '将您签退', hang_up: '挂断了您的通话' }
const TO_LEADER: Record<Direct, string> = { ready: '置为就绪', not_ready: '置为示忙', signed_out: '签退', hang_up: '挂断通话' }

/** "班长 张三 将您置为示忙：当面沟通" */
export function sentenceTo(direction: Direction): string {
  return `班长 ${direction.by_name || direction.by} ${TO_AGENT[direction.to]}：${direction.why}`
}

export function actWord(to: Direct): string {
  return TO_LEADER[to]
}

/** Why this act is not possible on this seat now; "" when it is. */
export function whyNotDirect(to: Direct, { agent, call }: Seat): string {
  if (agent.state === 'signed_out') return agent.is_ai && to === 'ready' ? '' : '未签入'
  if (to === 'hang_up') return agent.state === 'talking' && call?.agent === agent.id ? '' : '不在通话中'
  if (agent.state === to || agent.next_state === to) return '已是该状态，或本通结束后生效'
  if (to === 'ready' && ['ringing', 'talking'].includes(agent.state) && !agent.next_state) return '本通结束后自动就绪'
  return ''
}

/** Whether this person may direct agents of the group. */
export function useMayDirect(): (agent: Pick<AgentDoc, 'group'>) => boolean {
  const session = useSession()
  return (agent) => session.may('live.direct') && session.leads(agent.group)
}

const AGAIN_MS = 10_000

/** Today's directions: read again when a seat shows a new one, and now and then. */
export function useDirections(seats: Ref<readonly Seat[]>): { rows: Ref<readonly ListedDirection[]>; errorText: Ref<string>; load: () => Promise<void> } {
  const rows = ref<readonly ListedDirection[]>([])
  const errorText = ref('')
  const newest: ComputedRef<string> = computed(() => seats.value.map(({ agent }) => agent.directed?.at ?? '').sort().at(-1) ?? '')

  async function load(): Promise<void> {
    try {
      rows.value = (await http.get('/api/live/directions')).rows
      errorText.value = ''
    } catch (problem) {
      errorText.value = sentenceOf(problem)
    }
  }

  void load()
  watch(newest, useWritten(load), { immediate: true })
  const timer = setInterval(() => void load(), AGAIN_MS)
  onScopeDispose(() => clearInterval(timer))
  return { rows, errorText, load }
}
