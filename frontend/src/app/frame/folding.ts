import { computed, type ComputedRef, ref, watch } from 'vue'

import { isWithin, type PageGroup } from '../pages'

/** The headings of a long rail fold. What somebody folded or opened is remembered on this machine. */

const KEY = 'hotline.rail'
/** So many pages fit without headings. */
const FIT = 14
/** Who has folded nothing yet sees the pages of these headings, which fit a low screen together. */
const OPEN_AT_FIRST = 2

function remembered(): Record<string, boolean> {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '{}') as Record<string, boolean>
  } catch {
    return {}
  }
}

export interface Folding {
  /** Whether there are headings at all. */
  readonly headed: ComputedRef<boolean>
  isOpen(group: PageGroup): boolean
  toggle(group: PageGroup): void
}

export function useFolding(groups: () => readonly PageGroup[], path: () => string): Folding {
  const open = ref(remembered())
  const headed = computed(() => groups().reduce((count, { pages }) => count + pages.length, 0) > FIT)
  const isOpen = ({ name }: PageGroup): boolean => open.value[name] ?? groups().slice(0, OPEN_AT_FIRST).some((group) => group.name === name)

  function set({ name }: PageGroup, opened: boolean): void {
    open.value = { ...open.value, [name]: opened }
  }

  // Whoever comes to a page, by whichever way, sees where it is; that alone is no wish to have its heading open for ever.
  watch([path, groups], () => {
    const group = groups().find(({ pages }) => pages.some((page) => isWithin(page, path())))
    if (group && !isOpen(group)) set(group, true)
  }, { immediate: true })

  return {
    headed,
    isOpen,
    toggle(group) {
      set(group, !isOpen(group))
      localStorage.setItem(KEY, JSON.stringify({ ...remembered(), [group.name]: isOpen(group) }))
    },
  }
}
