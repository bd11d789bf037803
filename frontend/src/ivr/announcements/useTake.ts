import { onScopeDispose, ref, type Ref } from 'vue'

import { microphoneConstraints, microphoneTrouble } from '@/audio/devices'
import { type Meter, meterOf } from '@/audio/meter'

/** Something recorded with the microphone, to be listened to before it goes anywhere. */

export interface TakeRecorder {
  readonly state: Ref<'empty' | 'recording' | 'done'>
  readonly seconds: Ref<number>
  readonly level: Ref<number>
  readonly heard: Ref<boolean>
  readonly take: Ref<Blob | undefined>
  /** Of the take, inside this page. */
  readonly address: Ref<string>
  readonly trouble: Ref<string>
  start(): Promise<void>
  stop(): void
  drop(): void
}

/** The server takes no longer ones. */
export const LONGEST_SECONDS = 120
const SAMPLE_MS = 80
const HEARD_ABOVE = 0.2

export function useTake(): TakeRecorder {
  const state = ref<'empty' | 'recording' | 'done'>('empty')
  const seconds = ref(0)
  const level = ref(0)
  const heard = ref(false)
  const take = ref<Blob>()
  const address = ref('')
  const trouble = ref('')
  let recorder: MediaRecorder | undefined
  let meter: Meter | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  function drop(): void {
    URL.revokeObjectURL(address.value)
    address.value = ''
    take.value = undefined
    state.value = 'empty'
    seconds.value = 0
    heard.value = false
  }

  function sample(began: number): void {
    level.value = meter?.level() ?? 0
    if (level.value > HEARD_ABOVE) heard.value = true
    seconds.value = (performance.now() - began) / 1000
    if (seconds.value >= LONGEST_SECONDS) stop()
  }

  async function start(): Promise<void> {
    drop()
    trouble.value = ''
    try {
      const stream = await navigator.mediaDevices.getUserMedia(microphoneConstraints())
      const pieces: Blob[] = []
      const made = new MediaRecorder(stream)
      made.addEventListener('dataavailable', (event) => pieces.push(event.data))
      made.addEventListener('stop', () => keep(new Blob(pieces, { type: made.mimeType })))
      made.start()
      recorder = made
      meter = meterOf(stream)
      state.value = 'recording'
      const began = performance.now()
      timer = setInterval(() => sample(began), SAMPLE_MS)
    } catch (problem) {
      trouble.value = microphoneTrouble(problem)
    }
  }

  function keep(whole: Blob): void {
    take.value = whole
    address.value = URL.createObjectURL(whole)
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
  return { state, seconds, level, heard, take, address, trouble, start, stop, drop }
}
