import { computed, type ComputedRef, ref, type Ref, shallowRef, watch } from 'vue'

import { inDesk } from '@/app/live/documents'
import { http } from '@/app/http'
import { clock } from '@/shared/format'
import { useDesk } from '@/calls/desk/desk'
import type { Schemas } from '@/wire/schemas'

/** What is said in the call in hand, and the help that follows. The live document says when there is more to fetch. */

export type Transcript = Schemas['TranscriptOut']
export type Phrase = Schemas['PhraseOut']
export type Reminder = Schemas['ReminderOut']

/** Why nothing is written down; "" where something is, or will be. */
export const REASONS: Readonly<Record<string, string>> = {
  off: '本机未开启转写',
  away: '转写服务未运行',
  waiting: '',
  not_chosen: '未抽中本通',
  full: '转写已满',
  not_recorded: '来电人不同意录音',
  running: '',
  over: '',
}

/** What each reminder is about. */
export const REMINDERS: Readonly<Record<Reminder['kind'], string>> = {
  unrest: '不稳定因素',
  forbidden: '服务忌语',
  promise: '承诺结果',
  identity: '核验身份',
  interruption: '打断',
  time_limit: '办理时限',
  rating: '转评价',
  silence: '静默',
}

/** "核验身份 0:42 已做到" */
export function reminderText({ kind, at_ms, is_followed }: Schemas['PastReminderOut']): string {
  const then = is_followed === null ? '' : is_followed ? ' 已做到' : ' 未做到'
  return `${REMINDERS[kind]} ${clock(at_ms / 1000)}${then}`
}

const AGAIN_MS = 3000

export interface TranscriptView {
  readonly transcript: Readonly<Ref<Transcript | undefined>>
  /** The reminder in sight, unless it was put away. */
  readonly reminder: ComputedRef<Reminder | undefined>
  /** What the citizen said last, as far as it is over. */
  readonly question: ComputedRef<string>
  dismiss(): void
}

/** The phrases of the citizen since the agent spoke last; before, what was answered just now. */
export function lastQuestion(phrases: readonly Phrase[]): string {
  const finished = phrases.filter((one) => one.is_final)
  const end = finished.findLastIndex((one) => one.by_caller)
  const begin = finished.findLastIndex((one, at) => at < end && !one.by_caller) + 1
  return finished.slice(begin, end + 1).map((one) => one.text).join('，')
}

/** The notes with what the citizen said behind what stands there already; cut off where the notes are full. */
export function notesWith(notes: string, phrases: readonly Phrase[], limit: number): string {
  const spoken = phrases.filter((one) => one.is_final && one.by_caller && !notes.includes(one.text)).map((one) => one.text.replace(/[，。？！、；]+$/, ''))
  return [notes.trim(), spoken.join('，')].filter(Boolean).join('\n').slice(0, limit)
}

export function useTranscript(): TranscriptView {
  const desk = useDesk()
  const transcript = shallowRef<Transcript>()
  const dismissed = ref(new Set<string>())
  let busy = false
  let isOld = false

  const changes = computed(() => inDesk.get(desk.line?.docs, `transcribing/${desk.callId}`)?.changes ?? 0)

  async function fetchOnce(callId: string): Promise<void> {
    const found = await http.get('/api/desk/calls/{call_id}/transcript', { path: { call_id: callId } })
    if (desk.callId === callId) transcript.value = found
  }

  /** One request at a time; what changes meanwhile is fetched after it. */
  async function load(): Promise<void> {
    isOld = true
    if (busy) return
    busy = true
    try {
      while (isOld && desk.callId) {
        isOld = false
        await fetchOnce(desk.callId)
      }
    } catch {
      setTimeout(() => void load(), AGAIN_MS) // the call goes on without it
    } finally {
      busy = false
    }
  }

  watch(
    () => desk.callId,
    () => {
      transcript.value = undefined
      dismissed.value = new Set()
    },
  )
  watch([() => desk.callId, changes], ([callId]) => callId && void load(), { immediate: true })

  const reminder = computed(() => {
    const found = transcript.value?.reminder
    return found && !dismissed.value.has(found.id) ? found : undefined
  })

  function dismiss(): void {
    if (reminder.value) dismissed.value = new Set([...dismissed.value, reminder.value.id])
  }

  return { transcript, reminder, question: computed(() => lastQuestion(transcript.value?.phrases ?? [])), dismiss }
}
