import { onBeforeUnmount, ref, type Ref, shallowRef, watch } from 'vue'

import { http, sentenceOf } from '@/app/http'
import type { Transcript } from '@/calls/transcript/transcript'
import type { AiTalk } from '@/calls/transcript/aiTalk'

/** What is said in the call that a leader is with, fetched again and again while it is in sight. */

export const AGAIN_MS = 2000

export interface Supervised {
  readonly call: string
  /** An AI seat has the caller; else a person. */
  readonly byMachine: boolean
}

export interface SupervisedTalk {
  readonly transcript: Readonly<Ref<Transcript | null>>
  readonly aiTalk: Readonly<Ref<AiTalk | null>>
  readonly errorText: Readonly<Ref<string>>
  refresh(): Promise<void>
}

export function useSupervisedTalk(supervised: () => Supervised | null): SupervisedTalk {
  const transcript = shallowRef<Transcript | null>(null)
  const aiTalk = shallowRef<AiTalk | null>(null)
  const errorText = ref('')
  let isGone = false
  let timer: ReturnType<typeof setTimeout> | undefined

  async function fetchOnce({ call, byMachine }: Supervised): Promise<void> {
    const path = { call_id: call }
    const found = byMachine
      ? { talk: (await http.get('/api/live/supervise/{call_id}/ai-talk', { path })).talk, transcript: null }
      : { talk: null, transcript: await http.get('/api/live/supervise/{call_id}/transcript', { path }) }
    if (supervised()?.call !== call) return
    aiTalk.value = found.talk
    transcript.value = found.transcript
  }

  async function refresh(): Promise<void> {
    const now = supervised()
    if (now) errorText.value = await fetchOnce(now).then(() => '', sentenceOf)
  }

  async function follow(): Promise<void> {
    clearTimeout(timer)
    await refresh()
    clearTimeout(timer)
    if (supervised() && !isGone) timer = setTimeout(() => void follow(), AGAIN_MS)
  }

  watch(
    () => [supervised()?.call, supervised()?.byMachine],
    () => {
      transcript.value = aiTalk.value = null
      errorText.value = ''
      void follow()
    },
    { immediate: true },
  )
  onBeforeUnmount(() => {
    isGone = true
    clearTimeout(timer)
  })

  return { transcript, aiTalk, errorText, refresh }
}
