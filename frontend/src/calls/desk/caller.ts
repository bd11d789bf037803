import { computed, ref, type Ref, watch } from 'vue'

import { http, sentenceOf } from '@/app/http'
import { spoken } from '@/shared/format'
import type { Schemas } from '@/wire/schemas'

import { useDesk } from './desk'

/** What is known of the caller: fetched when the call is offered, kept until the next. */

export type EarlierCall = Schemas['EarlierCall']

const UNANSWERED: Readonly<Record<string, string>> = {
  voicemail: '已留言',
  callback: '选择回拨',
  abandoned: '排队时放弃',
  self_service: '自助办理',
  no_person: '未转人工',
}

/** How an earlier call ended: the length of its talk, or what became of it without one. */
export function endingOf(call: Pick<EarlierCall, 'talk_seconds' | 'outcome'>): string {
  return call.talk_seconds > 0 ? spoken(call.talk_seconds) : (UNANSWERED[call.outcome] ?? '未接通')
}

export type Caller = Schemas['Caller']

export interface CallerView {
  readonly caller: Ref<Caller | null>
  readonly errorText: Ref<string>
  reload(): Promise<void>
}

export function useCaller(): CallerView {
  const desk = useDesk()
  const caller = ref<Caller | null>(null)
  const errorText = ref('')

  async function reload(): Promise<void> {
    const requested = desk.callId
    errorText.value = ''
    try {
      const found = await http.get('/api/desk/caller/{call_id}', { path: { call_id: requested } })
      if (desk.callId === requested) caller.value = found
    } catch (problem) {
      if (desk.callId === requested) errorText.value = sentenceOf(problem)
    }
  }

  watch(
    () => desk.callId,
    (callId) => {
      caller.value = null
      errorText.value = ''
      if (callId) void reload()
    },
    { immediate: true },
  )
  return { caller: computed(() => caller.value), errorText, reload }
}
