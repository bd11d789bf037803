import { type Ref, shallowRef } from 'vue'

import type { Version } from '../versions'

/** The version that is about to be made required reading, while one is asked for whom and until when. */

export interface Requiring {
  readonly requiring: Readonly<Ref<Version | undefined>>
  start(version: Version): void
  stop(): void
}

export function useRequiring(): Requiring {
  const requiring = shallowRef<Version>()
  return {
    requiring,
    start: (version) => (requiring.value = version),
    stop: () => (requiring.value = undefined),
  }
}
