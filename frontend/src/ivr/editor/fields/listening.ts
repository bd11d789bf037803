import { onScopeDispose, ref, type Ref } from 'vue'

import type { Known } from '../useKnown'

/** Plays prompts as callers hear them now, one at a time. */
export function useListen(known: Known): { readonly playing: Ref<string>; toggle(name: string): void } {
  const playing = ref('')
  const sound = new Audio()
  const stop = (): void => {
    sound.pause()
    playing.value = ''
  }
  sound.addEventListener('ended', stop)
  sound.addEventListener('error', stop)
  onScopeDispose(stop)

  return {
    playing,
    toggle(name) {
      const heard = playing.value
      stop()
      const prompt = known.prompts.value.find((one) => one.name === name)
      if (heard === name || !prompt) return
      sound.src = `/api/prompts/${encodeURIComponent(name)}/versions/${prompt.version}/audio`
      playing.value = name
      sound.play().catch(stop)
    },
  }
}
