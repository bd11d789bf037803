import { computed, type ComputedRef } from 'vue'

import { http } from '@/app/http'
import { initials } from '@/shared/pinyin'
import { useLoaded } from '@/shared/useLoaded'
import type { Schemas } from '@/wire/schemas'

import type { ArticleRow } from './article'

const MAX_ROWS = 8
const MAX_PAGES = 20

/** Articles in force, found by a few characters or initials of their titles. Titles are few and short: all are read once. */
export function useArticleTitles(): { readonly titles: ComputedRef<ReadonlyMap<string, string>>; find(needle: string, without: readonly string[]): ArticleRow[] } {
  const { value: all } = useLoaded(async () => {
    const rows: ArticleRow[] = []
    let cursor: string | null = ''
    for (let page = 0; page < MAX_PAGES && cursor !== null; page += 1) {
      const found: Schemas['ArticlesOut'] = await http.get('/api/knowledge/articles', { query: { cursor } })
      rows.push(...found.rows)
      cursor = found.next
    }
    return rows
  })
  const titles = computed(() => new Map(all.value?.map(({ code, title }) => [code, title])))

  function find(needle: string, without: readonly string[]): ArticleRow[] {
    const typed = needle.trim().toLowerCase()
    if (!typed) return []
    const fits = ({ code, title }: ArticleRow): boolean => !without.includes(code) && (title.includes(typed) || initials(title).includes(typed) || code.includes(typed))
    return (all.value ?? []).filter(fits).slice(0, MAX_ROWS)
  }
  return { titles, find }
}
