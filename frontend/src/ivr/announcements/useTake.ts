import { onScopeDispose, ref, type Ref } from 'vue'

import { microphoneConstraints, microphoneError } from '@/audio/devices'
import { type Meter, meterOf } from '@/audio/meter'

/** Something recorded with the microphone, to be listened to before it goes anywhere. */

export interface TakeRecorder {
  readonly state: Ref<'empty' | 'recording' | 'done'>
  readonly seconds: Ref<number>
  readonly level: Ref<number>
  readonly isAudible: Ref<boolean>
  readonly take: Ref<Blob | undefined>
  /** Of the take, inside this page. */
  readonly address: Ref<string>
  readonly errorText: Ref<string>
  start(): Promise<void>
  stop(): void
  drop(): void
}

/** The server takes no longer ones. */
export const LONGEST_SECONDS = 120
const SAMPLE_MS = 80
const AUDIBLE_ABOVE = 0.2

export function useTake(): TakeRecorder {
  const state = ref<'empty' | 'recording' | 'done'>('empty')
  const seconds = ref(0)
  const level = ref(0)
  const isAudible = ref(false)
  const take = ref<Blob>()
  const address = ref('')
  const errorText = ref('')
  let recorder: MediaRecorder | undefined
  let meter: Meter | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  function drop(): void {
    URL.revokeObjectURL(address.value)
    address.value = ''
    take.value = undefined
    state.value = 'empty'
    seconds.value = 0
    isAudible.value = false
  }

  function sample(began: number): void {
    level.value = meter?.level() ?? 0
    if (level.value > AUDIBLE_ABOVE) isAudible.value = true
    seconds.value = (performance.now() - began) / 1000
    if (seconds.value >= LONGEST_SECONDS) stop()
  }

  async function start(): Promise<void> {
    drop()
    errorText.value = ''
    try {
      const stream = await navigator.mediaDevices.getUserMedia(microphoneConstraints())
      const pieces: Blob[] = []
      const made = new MediaRecorder(stream)
      made.addEventListener('dataavailable', (event) => pieces.push(event.data))
      made.addEventListener('stop', () => finish(new Blob(pieces, { type: made.mimeType })))
      made.start()
      recorder = made
      meter = meterOf(stream)
      state.value = 'recording'
      const began = performance.now()
      timer = setInterval(() => sample(began), SAMPLE_MS)
    } catch (problem) {
      errorText.value = microphoneError(problem)
    }
  }

  function finish(recording: Blob): void {
    take.value = recording
    address.value = URL.createObjectURL(recording)
    state.value = 'done'
  }

  function stop(): void {
    clearInterval(timer)
    meter?.close()
    level.value = 0
    if (recorder?.state === 'recording') recorder.stop()
    recorder?.stream.getTracks().forEach((track) => track.stop())
  }

  onScopeDispose(() => {
    stop()
    URL.revokeObjectURL(address.value)
  })
  return { state, seconds, level, isAudible, take, address, errorText, start, stop, drop }
}
