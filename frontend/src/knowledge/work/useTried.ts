import { onScopeDispose } from 'vue'

import { isTried, type Version } from '../versions'

const LOOK_MS = 4000

/** While a version is on its way to being published the rows are read again every few seconds, to say what became of it. */
export function useTried(rows: () => readonly Pick<Version, 'state' | 'publish_at'>[], reload: () => Promise<void>): void {
  const timer = setInterval(() => {
    if (rows().some((version) => isTried(version, Date.now() + LOOK_MS))) void reload()
  }, LOOK_MS)
  onScopeDispose(() => clearInterval(timer))
}
