import { type Ref, watch } from 'vue'

import type { ListPath, RowOf } from '@/wire/operations'

import { useWritten } from '../useWritten'
import { type Pages, usePages } from './usePages'

export interface WrittenPages<Row> {
  readonly pages: Pages<Row>
  /** Something happened that the list is about to have: it is looked at again a moment later, unseen. */
  soon(): void
}

/**
 * A list whose rows are written from events. Whoever opens it right after one, or narrows it, would miss that event's
 * row, for the notice of it was before: so it looks once more a moment later.
 */
export function useWrittenPages<P extends ListPath>(path: P, filters: Ref<unknown>, wire: () => Record<string, string>): WrittenPages<RowOf<P>> {
  const pages = usePages(path, filters, wire)
  // What is still on its way comes first.
  const soon = useWritten(() => (pages.state === 'loading' || pages.state === 'more' ? soon() : pages.lookAgain()))
  watch(filters, soon, { deep: true, immediate: true })
  return { pages, soon }
}
