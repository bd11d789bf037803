import { computed, ref, type Ref, watch } from 'vue'

import { http, sentenceOf } from '@/app/http'
import { spoken } from '@/shared/format'

import { useDesk } from './desk'

/** What is known of the caller: fetched when the call is offered, kept until the next. */

export interface EarlierCall {
  readonly call_id: string
  readonly at: string
  readonly queue: string
  readonly agent: string
  readonly agent_name: string
  readonly topic: string
  readonly topic_title: string
  readonly talk_seconds: number
  readonly rating: number | null
  readonly outcome: string
}

const UNANSWERED: Readonly<Record<string, string>> = {
  voicemail: '留了言',
  callback: '选了回拨',
  abandoned: '排队时放弃',
  self_service: '自助办的',
  no_person: '没有找人工',
}

/** How an earlier call ended: the length of its talk, or what became of it without one. */
export function endingOf(call: Pick<EarlierCall, 'talk_seconds' | 'outcome'>): string {
  return call.talk_seconds > 0 ? spoken(call.talk_seconds) : (UNANSWERED[call.outcome] ?? '没有接通')
}

export interface Caller {
  readonly call_id: string
  readonly number: string
  readonly place: string
  readonly origin: string
  /** Of 12345, when it handed the caller over. */
  readonly case_number: string
  readonly path: readonly string[]
  readonly queue_name: string
  readonly repeat: boolean
  readonly calls: readonly EarlierCall[]
  readonly callbacks: readonly { readonly call_id: string; readonly at: string; readonly queue: string }[]
  readonly history: 'ok' | 'unavailable'
}

export interface CallerView {
  readonly caller: Ref<Caller | null>
  readonly trouble: Ref<string>
  reload(): Promise<void>
}

export function useCaller(): CallerView {
  const desk = useDesk()
  const caller = ref<Caller | null>(null)
  const trouble = ref('')

  async function reload(): Promise<void> {
    const wanted = desk.callId
    trouble.value = ''
    try {
      const found = await http.get<Caller>(`/api/desk/caller/${wanted}`)
      if (desk.callId === wanted) caller.value = found
    } catch (problem) {
      if (desk.callId === wanted) trouble.value = sentenceOf(problem)
    }
  }

  watch(
    () => desk.callId,
    (callId) => {
      caller.value = null
      trouble.value = ''
      if (callId) void reload()
    },
    { immediate: true },
  )
  return { caller: computed(() => caller.value), trouble, reload }
}
