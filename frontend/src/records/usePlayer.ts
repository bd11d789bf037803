import { onScopeDispose, ref, type Ref } from 'vue'

import { sentenceOf } from '@/app/http'
import { context } from '@/audio/context'

import type { Listening } from './useListening'

/** Plays a stereo recording with the caller on the left and the agent on the right, one side or both in both ears; a voicemail has the caller only. */

export type Side = 'both' | 'caller' | 'agent'
export const SPEEDS: readonly number[] = [1, 1.25, 1.5, 2]

export interface Player {
  readonly playing: Ref<boolean>
  readonly position: Ref<number>
  readonly speed: Ref<number>
  readonly side: Ref<Side>
  readonly errorText: Ref<string>
  toggle(): Promise<void>
  seek(seconds: number): void
  setSpeed(speed: number): void
  solo(side: Side): void
}

interface Mixer {
  readonly caller: GainNode
  readonly agent: GainNode
}

/** Both channels to the middle, so that a solo side is heard in both ears. */
function mixerOf(audio: HTMLAudioElement): Mixer {
  const source = context().createMediaElementSource(audio)
  const splitter = context().createChannelSplitter(2)
  const caller = context().createGain()
  const agent = context().createGain()
  source.connect(splitter)
  splitter.connect(caller, 0)
  splitter.connect(agent, 1)
  caller.connect(context().destination)
  agent.connect(context().destination)
  return { caller, agent }
}

/** Each listening begins anew at the server: the first time, after the end, and when its time is over. */
export function usePlayer(listening: Listening): Player {
  const audio = new Audio()
  audio.preload = 'none'
  const playing = ref(false)
  const position = ref(0)
  const speed = ref(1)
  const side = ref<Side>('both')
  const errorText = ref('')
  let mixer: Mixer | undefined
  let frame = 0
  let isOpen = false
  /** Begun anew after an error, and not heard since. */
  let isSecondTry = false

  function follow(): void {
    position.value = audio.currentTime
    frame = requestAnimationFrame(follow)
  }

  function stand(): void {
    playing.value = false
    cancelAnimationFrame(frame)
  }

  audio.addEventListener('play', () => {
    playing.value = true
    follow()
  })
  audio.addEventListener('playing', () => (isSecondTry = false))
  audio.addEventListener('pause', stand)
  audio.addEventListener('ended', () => {
    position.value = audio.duration
    isOpen = false
  })
  audio.addEventListener('error', () => {
    const wasPlaying = playing.value
    stand()
    isOpen = false
    if (isSecondTry) errorText.value = '录音加载失败，请稍后重试。'
    else if (wasPlaying) void play()
    isSecondTry = wasPlaying
  })

  async function open(): Promise<void> {
    if (position.value >= audio.duration) position.value = 0
    const from = position.value
    audio.src = await listening.begin()
    audio.playbackRate = speed.value
    audio.currentTime = from
    isOpen = true
  }

  async function play(): Promise<void> {
    errorText.value = ''
    try {
      if (!isOpen) await open()
      mixer ??= mixerOf(audio)
      await audio.play()
    } catch (problem) {
      if (!audio.error) errorText.value = sentenceOf(problem)
    }
  }

  const toggle = async (): Promise<void> => (playing.value ? audio.pause() : play())

  function seek(seconds: number): void {
    position.value = Math.max(0, seconds)
    if (isOpen) audio.currentTime = position.value
  }

  function setSpeed(next: number): void {
    speed.value = next
    audio.playbackRate = next
  }

  function solo(next: Side): void {
    side.value = next
    mixer ??= mixerOf(audio)
    mixer.caller.gain.value = next === 'agent' ? 0 : 1
    mixer.agent.gain.value = next === 'caller' ? 0 : 1
  }

  onScopeDispose(() => {
    audio.pause()
    audio.removeAttribute('src')
    cancelAnimationFrame(frame)
    listening.end()
  })
  return { playing, position, speed, side, errorText, toggle, seek, setSpeed, solo }
}
