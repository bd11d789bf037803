import type { Permission } from '@/accounts/session'
import type { IconName } from '@/shared/icons'

/** The pages of the rail: what they are called and who sees them, in the order of the rail. */

export interface PageInfo {
  readonly path: string
  readonly name: string
  readonly icon: IconName
  /** Any one of these opens the page. */
  readonly permissions: readonly Permission[]
}

/** What belongs together in the trade; a long rail shows it under one heading. */
export interface PageGroup {
  readonly name: string
  readonly pages: readonly PageInfo[]
}

export const PAGE_GROUPS: readonly PageGroup[] = [
  {
    name: '话务',
    pages: [
      { path: '/live', name: '现场', icon: 'screen', permissions: ['live.floor'] },
      { path: '/desk', name: '工作台', icon: 'headset', permissions: ['desk.use'] },
      {
        path: '/calls',
        name: '通话',
        icon: 'list',
        permissions: ['calls.view_own', 'calls.view_group', 'calls.view_all'],
      },
      { path: '/recordings', name: '录音', icon: 'wave', permissions: ['recordings.listen'] },
      { path: '/alarms', name: '告警', icon: 'bell', permissions: ['live.floor', 'live.health'] },
    ],
  },
  {
    name: '服务',
    pages: [
      { path: '/cases', name: '工单', icon: 'doc', permissions: ['workorders.view_own', 'workorders.view_department', 'workorders.view_all'] },
      {
        path: '/knowledge',
        name: '知识',
        icon: 'book',
        permissions: ['desk.use', 'knowledge.edit', 'knowledge.review', 'knowledge.publish', 'knowledge.require', 'knowledge.exchange', 'calls.view_all', 'live.floor'],
      },
      { path: '/inbox', name: '待办', icon: 'inbox', permissions: ['inbox.work'] },
      { path: '/chats', name: '在线咨询', icon: 'chat', permissions: ['chat.work'] },
      { path: '/callbacks', name: '回拨', icon: 'phone', permissions: ['callbacks.use', 'callbacks.manage'] },
      { path: '/ratings', name: '差评', icon: 'star', permissions: ['ratings.work', 'ratings.manage', 'ratings.approve'] },
      { path: '/personal-requests', name: '个人信息', icon: 'lock', permissions: ['citizens.register', 'citizens.decide'] },
      {
        path: '/approvals',
        name: '审批',
        icon: 'stamp',
        permissions: ['accounts.manage', 'accounts.approve', 'data.approve', 'integrations.manage', 'recordings.download', 'calls.export', 'citizens.decide', 'assessment.judge', 'ratings.work', 'ratings.manage', 'ratings.approve', 'texts.mass', 'texts.approve', 'campaigns.manage', 'campaigns.approve', 'audit.view'],
      },
    ],
  },
  {
    name: '外呼短信',
    pages: [
      { path: '/campaigns', name: '外呼任务', icon: 'ringi', permissions: ['campaigns.manage'] },
      { path: '/outbound', name: '外呼', icon: 'xfer', permissions: ['outbound.view', 'outbound.configure'] },
      { path: '/texts', name: '短信', icon: 'mail', permissions: ['texts.manage', 'texts.mass'] },
      { path: '/surveys', name: '问卷', icon: 'form', permissions: ['surveys.view', 'surveys.design'] },
    ],
  },
  {
    name: '人员',
    pages: [
      { path: '/workforce', name: '排班', icon: 'cal', permissions: ['workforce.view', 'workforce.plan'] },
      { path: '/quality', name: '质检', icon: 'check', permissions: ['quality.inspect', 'quality.design', 'quality.view', 'quality.view_own', 'quality.arbitrate', 'quality.confirm'] },
      { path: '/training', name: '培训', icon: 'users', permissions: ['training.view', 'training.manage', 'training.certify'] },
      { path: '/exams', name: '考试', icon: 'form', permissions: ['exams.manage', 'exams.view'] },
      { path: '/practice', name: '模拟接电', icon: 'headset', permissions: ['practice.use'] },
      { path: '/my/roster', name: '我的班表', icon: 'cal', permissions: ['desk.use'] },
      { path: '/my/training', name: '我的培训', icon: 'users', permissions: ['training.view_own'] },
      { path: '/my/courses', name: '我的课程', icon: 'book', permissions: ['courses.learn'] },
      { path: '/my/exams', name: '我的考试', icon: 'form', permissions: ['exams.sit'] },
      { path: '/my/wrong-answers', name: '错题本', icon: 'book', permissions: ['exams.sit'] },
    ],
  },
  {
    name: '数据',
    pages: [
      { path: '/statistics', name: '统计', icon: 'chart', permissions: ['statistics.view'] },
      { path: '/assessment', name: '指标', icon: 'gauge', permissions: ['assessment.view'] },
      { path: '/walls', name: '大屏', icon: 'fit', permissions: ['walls.view', 'walls.design'] },
    ],
  },
  {
    name: '配置',
    pages: [
      { path: '/announcements', name: '播报', icon: 'vol', permissions: ['flows.edit', 'flows.publish'] },
      { path: '/flows', name: '流程', icon: 'flow', permissions: ['flows.edit', 'flows.publish'] },
      { path: '/models', name: '模型', icon: 'dia', permissions: ['workorders.configure', 'workorders.publish'] },
      { path: '/integrations', name: '接口', icon: 'tree', permissions: ['integrations.manage'] },
      { path: '/settings', name: '设置', icon: 'gear', permissions: ['accounts.manage', 'integrations.manage', 'routing.configure', 'chat.assign'] },
    ],
  },
  {
    name: '系统',
    pages: [
      { path: '/operations', name: '运维', icon: 'shield', permissions: ['live.health', 'faults.report', 'faults.work'] },
      { path: '/security', name: '安全', icon: 'lock', permissions: ['security.manage'] },
      { path: '/sessions', name: '登录', icon: 'key', permissions: ['accounts.manage'] },
      { path: '/audit', name: '审计', icon: 'eye', permissions: ['audit.view'] },
    ],
  },
]

export const PAGES: readonly PageInfo[] = PAGE_GROUPS.flatMap(({ pages }) => pages)

/** A page and what lies below it: /flows/main belongs to /flows. */
export function isWithin(page: PageInfo, path: string): boolean {
  return path === page.path || path.startsWith(`${page.path}/`)
}

/** The page of the rail that a path belongs to. */
export function pageOf(path: string): PageInfo | undefined {
  return PAGES.find((page) => isWithin(page, path))
}

export function pagesFor(permissions: readonly Permission[]): PageInfo[] {
  return PAGES.filter((page) => page.permissions.some((one) => permissions.includes(one)))
}

/** The groups of which somebody sees anything, with what is seen of them. */
export function groupsFor(permissions: readonly Permission[]): PageGroup[] {
  const seen = new Set(pagesFor(permissions))
  return PAGE_GROUPS.map(({ name, pages }) => ({ name, pages: pages.filter((page) => seen.has(page)) })).filter(({ pages }) => pages.length > 0)
}

/** Where one's work is, by what one may do: the first that fits. Who has none of these starts on the first page of the rail. */
const HOMES: readonly (readonly [Permission, string])[] = [
  // Who settles the contract's money sees first what it costs, though the floor is open too.
  ['assessment.judge', '/assessment'],
  ['live.floor', '/live'],
  ['desk.use', '/desk'],
  ['security.manage', '/security'],
  ['live.health', '/operations'],
  ['workorders.work', '/cases'],
  ['audit.view', '/audit'],
]

/** The page after signing in; undefined for who has no page of this application. */
export function homeOf(permissions: readonly Permission[]): string | undefined {
  const pages = pagesFor(permissions)
  const home = HOMES.find(([permission, path]) => permissions.includes(permission) && pages.some((page) => page.path === path))
  return home?.[1] ?? pages[0]?.path
}
