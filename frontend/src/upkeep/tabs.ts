import type { PageTab } from '@/app/PageTabs.vue'

/** The pages of who keeps the platform running; /operations opens the first that one may see. */
export const UPKEEP_TABS: readonly PageTab[] = [
  { path: '/operations', name: '健康', permissions: ['live.health'] },
  { path: '/operations/faults', name: '故障', permissions: ['faults.report', 'faults.work'] },
  { path: '/operations/rota', name: '值班', permissions: ['faults.work', 'live.health'] },
  { path: '/operations/planned', name: '计划', permissions: ['faults.report', 'faults.work', 'assessment.judge'] },
  { path: '/operations/equipment', name: '设备', permissions: ['faults.report', 'faults.work', 'assessment.judge'] },
  { path: '/operations/run-books', name: '处置手册', permissions: ['faults.report', 'faults.work', 'live.health'] },
]
