import type { PageTab } from '@/app/PageTabs.vue'

/** The pages of exams; /exams opens the first that one may see. */
export const EXAM_TABS: readonly PageTab[] = [
  { path: '/exams/list', name: '考试', permissions: ['exams.manage', 'exams.view'] },
  { path: '/exams/weak-topics', name: '薄弱主题', permissions: ['exams.manage', 'exams.view'] },
  { path: '/exams/papers', name: '试卷', permissions: ['exams.manage'] },
  { path: '/exams/questions', name: '题库', permissions: ['exams.manage'] },
]
