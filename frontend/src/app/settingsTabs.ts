import type { Permission } from '@/accounts/session'

/** The pages of 设置, each for one of the powers. */
export const SETTINGS_TABS: readonly { readonly path: string; readonly name: string; readonly permissions: readonly Permission[] }[] = [
  { path: '/settings/accounts', name: '账号', permissions: ['accounts.manage'] },
  { path: '/settings/roles', name: '角色', permissions: ['accounts.manage'] },
  { path: '/settings/origins', name: '嵌入网站', permissions: ['integrations.manage'] },
  { path: '/settings/queues', name: '队列', permissions: ['routing.configure'] },
  { path: '/settings/skills', name: '技能', permissions: ['routing.configure'] },
  { path: '/settings/agents', name: '坐席技能', permissions: ['routing.configure'] },
  { path: '/settings/reasons', name: '示忙原因', permissions: ['routing.configure'] },
  { path: '/settings/replies', name: '常用语', permissions: ['chat.assign'] },
]
