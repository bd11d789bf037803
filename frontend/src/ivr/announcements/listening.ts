import { reactive, readonly } from 'vue'

import { ApiError, errorOf } from '@/app/http'

/** Listening to what callers hear: one sound at a time, wherever its button is. */

interface Listening {
  /** Of the sound that plays; empty when none does. */
  address: string
  /** 0 to 1. */
  share: number
  errorText: string
  /** What the trouble is about. */
  failed: string
}

const state = reactive<Listening>({ address: '', share: 0, errorText: '', failed: '' })
export const listening = readonly(state)

let sound: HTMLAudioElement | undefined
let fetched = ''

function element(): HTMLAudioElement {
  if (sound) return sound
  const made = new Audio()
  made.addEventListener('ended', stopListening)
  made.addEventListener('timeupdate', () => {
    state.share = Number.isFinite(made.duration) ? made.currentTime / made.duration : 0
  })
  sound = made
  return made
}

export function stopListening(): void {
  sound?.pause()
  state.address = ''
  state.share = 0
  URL.revokeObjectURL(fetched)
  fetched = ''
}

/** Plays it from its beginning; pressed again, stops it. */
export async function toggleListening(address: string): Promise<void> {
  const again = state.address === address
  stopListening()
  state.errorText = ''
  state.failed = ''
  if (again) return
  state.address = address
  try {
    const sound = await soundAt(address)
    if (state.address !== address) return
    fetched = URL.createObjectURL(sound)
    element().src = fetched
    await element().play()
  } catch (problem) {
    if (state.address !== address) return
    stopListening()
    state.failed = address
    state.errorText = problem instanceof ApiError ? problem.message : '无法播放。请更换扬声器，或刷新页面。'
  }
}

async function soundAt(address: string): Promise<Blob> {
  const response = await fetch(address, { credentials: 'same-origin' }).catch(() => {
    throw new ApiError(0, 'unreached', '加载失败，请联网后重试')
  })
  if (!response.ok) throw errorOf(response.status, await response.json().catch(() => null))
  return response.blob()
}
