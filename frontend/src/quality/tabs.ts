import type { PageTab } from '@/app/PageTabs.vue'

/** The pages of quality inspection; /quality opens the first that one may see. */
export const QUALITY_TABS: readonly PageTab[] = [
  { path: '/quality/work', name: '质检工作台', permissions: ['quality.inspect'] },
  { path: '/quality/plans', name: '抽样计划', permissions: ['quality.design', 'quality.view'] },
  { path: '/quality/standards', name: '评分标准', permissions: ['quality.design', 'quality.publish', 'quality.inspect', 'quality.view'] },
  { path: '/quality/calibrations', name: '校准会', permissions: ['quality.inspect', 'quality.design', 'quality.view'] },
  { path: '/quality/machine', name: '机检', permissions: ['quality.design', 'quality.view'] },
  { path: '/quality/own', name: '我的质检', permissions: ['quality.view_own'] },
  { path: '/quality/appeals', name: '申诉', permissions: ['quality.inspect', 'quality.arbitrate'] },
  { path: '/quality/wrong', name: '错答核实', permissions: ['quality.confirm'] },
]
