import { onScopeDispose } from 'vue'

/** What a page shows out of tables that are written from events: they have an event a moment after the live line shows it. */

/** The server gathers the events of half a second (`GATHER_SECONDS` of the projector) and writes them together. */
export const WRITTEN_MS = 800

/**
 * What one calls when something happened, or may just have: `look` follows once it is written. Called again meanwhile,
 * it follows the later call alone; gone with the calling component.
 */
export function useWritten(look: () => unknown): () => void {
  let later: ReturnType<typeof setTimeout> | undefined
  onScopeDispose(() => clearTimeout(later))
  return () => {
    clearTimeout(later)
    later = setTimeout(() => void look(), WRITTEN_MS)
  }
}
