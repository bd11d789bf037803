import type { PageTab } from '@/app/PageTabs.vue'

/** The pages of training. */
export const TRAINING_TABS: readonly PageTab[] = [
  { path: '/training/batches', name: '培训批次', permissions: ['training.view', 'training.manage', 'training.certify'] },
  { path: '/training/courses', name: '课程', permissions: ['training.view', 'training.manage'] },
  { path: '/training/certificates', name: '上岗证', permissions: ['training.view', 'training.manage', 'training.certify'] },
]
