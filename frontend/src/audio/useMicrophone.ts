import { onScopeDispose, ref, type Ref } from 'vue'

import { type AudioDevices, listAudioDevices, microphoneConstraints, microphoneError } from './devices'
import { type Meter, meterOf } from './meter'

/** The chosen microphone, open for trying out: its level, the devices there are, or why it does not work. */

export interface MicrophoneTrial {
  readonly level: Ref<number>
  /** Something was heard since it was opened. */
  readonly isAudible: Ref<boolean>
  readonly devices: Ref<AudioDevices>
  readonly errorText: Ref<string>
  open(): Promise<void>
}

const SAMPLE_MS = 80
const AUDIBLE_ABOVE = 0.2

export function useMicrophone(): MicrophoneTrial {
  const level = ref(0)
  const isAudible = ref(false)
  const devices = ref<AudioDevices>({ microphones: [], speakers: [] })
  const errorText = ref('')
  let stream: MediaStream | undefined
  let meter: Meter | undefined
  let timer: ReturnType<typeof setInterval> | undefined

  function close(): void {
    clearInterval(timer)
    meter?.close()
    stream?.getTracks().forEach((track) => track.stop())
    level.value = 0
  }

  function sample(): void {
    level.value = meter?.level() ?? 0
    if (level.value > AUDIBLE_ABOVE) isAudible.value = true
  }

  async function open(): Promise<void> {
    close()
    errorText.value = ''
    isAudible.value = false
    try {
      stream = await navigator.mediaDevices.getUserMedia(microphoneConstraints())
      devices.value = await listAudioDevices()
      meter = meterOf(stream)
      timer = setInterval(sample, SAMPLE_MS)
    } catch (problem) {
      errorText.value = microphoneError(problem)
    }
  }

  onScopeDispose(close)
  return { level, isAudible, devices, errorText, open: () => open() }
}

