import { type Ref, onScopeDispose, ref, watch } from 'vue'

import { type Meter, meterOf } from '@/audio/meter'

import { usePhone } from './phone'

/** The two small meters of the bar, and how long neither side has spoken. */

export interface Levels {
  /** The last levels, oldest first, 0 to 1. */
  readonly mine: Ref<number[]>
  readonly theirs: Ref<number[]>
  readonly silentSeconds: Ref<number>
}

export const BARS = 15
const SAMPLE_MS = 120
const VOICE_ABOVE = 0.22

export function useLevels(): Levels {
  const phone = usePhone()
  const mine = ref<number[]>(Array(BARS).fill(0))
  const theirs = ref<number[]>(Array(BARS).fill(0))
  const silentSeconds = ref(0)
  let meters: Meter[] = []
  let timer: ReturnType<typeof setInterval> | undefined
  let lastVoice = Date.now()

  function sample(): void {
    const [own = 0, other = 0] = meters.map((meter) => meter.level())
    mine.value = [...mine.value.slice(1), phone.muted ? 0 : own]
    theirs.value = [...theirs.value.slice(1), other]
    if (Math.max(phone.muted ? 0 : own, other) > VOICE_ABOVE) lastVoice = Date.now()
    const seconds = Math.floor((Date.now() - lastVoice) / 1000)
    if (seconds !== silentSeconds.value) silentSeconds.value = seconds
  }

  function stop(): void {
    clearInterval(timer)
    meters.forEach((meter) => meter.close())
    meters = []
  }

  function begin(streams: MediaStream[]): void {
    stop()
    lastVoice = Date.now()
    silentSeconds.value = 0
    meters = streams.filter((stream) => stream.getAudioTracks().length > 0).map(meterOf)
    timer = setInterval(sample, SAMPLE_MS)
  }

  watch(
    () => [phone.microphone, phone.remoteStream] as const,
    ([microphone, remote]) => (microphone && remote ? begin([microphone, remote]) : stop()),
    { immediate: true },
  )
  onScopeDispose(stop)
  return { mine, theirs, silentSeconds }
}
