import type { PageTab } from '@/app/PageTabs.vue'

/** The pages of practice, and who sees which. */
export const PRACTICE_TABS: readonly PageTab[] = [
  { path: '/practice', name: '练习', permissions: ['practice.use'] },
  { path: '/practice/results', name: '成绩', permissions: ['practice.view'] },
]
