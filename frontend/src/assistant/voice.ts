import { onScopeDispose, ref } from 'vue'

import { type Meter, meterOf } from '@/audio/meter'

import { CitizenError } from './wire'

export type VoiceState = 'off' | 'opening' | 'recording' | 'recognising'

const SAMPLE_MS = 100
const BITS = 32_000

/** Whether this browser can record at all: over plain HTTP none does. */
export function canRecord(): boolean {
  return Boolean(navigator.mediaDevices?.getUserMedia) && 'MediaRecorder' in window
}

/** One recording after the other, at most `longest` seconds each; what `hear` makes of it goes to `heard`. */
export function useVoice(longest: () => number, hear: (recording: Blob) => Promise<string>, onText: (text: string) => void) {
  const state = ref<VoiceState>('off')
  const seconds = ref(0)
  const level = ref(0)
  const errorText = ref('')
  let stream: MediaStream | undefined
  let recorder: MediaRecorder | undefined
  let meter: Meter | undefined
  let ticker = 0
  /** Which recording this is: what comes of one that was given up is dropped. */
  let turn = 0

  async function start() {
    errorText.value = ''
    state.value = 'opening'
    const mine = ++turn
    try {
      const opened = await navigator.mediaDevices.getUserMedia({ audio: true })
      if (turn !== mine) return opened.getTracks().forEach((track) => track.stop())
      stream = opened
      record(opened)
    } catch (problem) {
      if (turn === mine) give(wayOut(problem))
    }
  }

  function record(opened: MediaStream) {
    const pieces: Blob[] = []
    const mine = turn
    const recording = new MediaRecorder(opened, { audioBitsPerSecond: BITS })
    recording.ondataavailable = (event) => pieces.push(event.data)
    recording.onstop = () => {
      if (turn === mine) void recognise(new Blob(pieces, { type: recording.mimeType }))
    }
    meter = meterOf(opened)
    recording.start()
    recorder = recording
    state.value = 'recording'
    const begun = performance.now()
    ticker = window.setInterval(() => {
      seconds.value = (performance.now() - begun) / 1000
      level.value = meter?.level() ?? 0
      if (seconds.value >= longest()) stop()
    }, SAMPLE_MS)
  }

  /** Said what was to be said. */
  function stop() {
    if (state.value !== 'recording') return
    state.value = 'recognising'
    recorder?.stop()
    close()
  }

  async function recognise(recording: Blob) {
    const mine = turn
    try {
      const text = await hear(recording)
      if (turn !== mine) return
      state.value = 'off'
      onText(text)
    } catch (problem) {
      if (turn === mine) give(problem instanceof CitizenError ? problem.message : '没有听清，请再说一次，或者打字。')
    }
  }

  /** As if nothing had been said. */
  function cancel() {
    turn++
    if (recorder?.state === 'recording') recorder.stop()
    give('')
  }

  function give(why: string) {
    close()
    errorText.value = why
    state.value = 'off'
  }

  function close() {
    clearInterval(ticker)
    meter?.close()
    stream?.getTracks().forEach((track) => track.stop())
    meter = stream = undefined
    level.value = seconds.value = 0
  }

  onScopeDispose(cancel)
  return { state, seconds, level, errorText, start, stop, cancel }
}

/** Why the microphone cannot be used, and what to do; nobody has to speak. */
function wayOut(problem: unknown): string {
  const name = problem instanceof DOMException ? problem.name : ''
  if (name === 'NotAllowedError') return '未获准使用麦克风。请在浏览器设置中允许，或者打字。'
  if (name === 'NotFoundError') return '未找到麦克风，请打字。'
  if (name === 'NotReadableError') return '麦克风被其他程序占用，请先关闭，或者打字。'
  return '麦克风无法打开，请打字。'
}
