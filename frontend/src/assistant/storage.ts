/** What this tab, or this browser, keeps. In another site's page a browser may forbid both: then this page's memory does. */

interface TextStore {
  get(name: string): string | null
  set(name: string, value: string): void
  forget(name: string): void
}

export function storeIn(place: () => Storage): TextStore {
  const memory = new Map<string, string>()

  function attempt<T>(work: (storage: Storage) => T): T | undefined {
    try {
      return work(place())
    } catch {
      return undefined
    }
  }

  return {
    get: (name) => attempt((storage) => storage.getItem(name)) ?? memory.get(name) ?? null,
    set(name, value) {
      memory.set(name, value)
      attempt((storage) => storage.setItem(name, value))
    },
    forget(name) {
      memory.delete(name)
      attempt((storage) => storage.removeItem(name))
    },
  }
}

export const ofTab = storeIn(() => sessionStorage)
export const ofBrowser = storeIn(() => localStorage)
