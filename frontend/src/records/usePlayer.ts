import { onScopeDispose, ref, type Ref } from 'vue'

import { context } from '@/audio/context'

/** Plays a stereo recording with the caller on the left and the agent on the right, one side or both in both ears. */

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

export function usePlayer(url: string): Player {
  const audio = new Audio()
  audio.preload = 'none'
  const playing = ref(false)
  const position = ref(0)
  const speed = ref(1)
  const side = ref<Side>('both')
  const errorText = ref('')
  let mixer: Mixer | undefined
  let frame = 0

  function follow(): void {
    position.value = audio.currentTime
    frame = requestAnimationFrame(follow)
  }

  audio.addEventListener('play', () => {
    playing.value = true
    follow()
  })
  for (const event of ['pause', 'ended']) {
    audio.addEventListener(event, () => {
      playing.value = false
      cancelAnimationFrame(frame)
    })
  }

  async function toggle(): Promise<void> {
    if (playing.value) return audio.pause()
    if (!audio.src) audio.src = url
    mixer ??= mixerOf(audio)
    errorText.value = ''
    audio.playbackRate = speed.value
    await audio.play().catch(() => (errorText.value = '录音加载失败，请稍后重试。'))
  }

  function seek(seconds: number): void {
    position.value = Math.max(0, seconds)
    if (!audio.src) audio.src = url
    audio.currentTime = position.value
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
  })
  return { playing, position, speed, side, errorText, toggle, seek, setSpeed, solo }
}
