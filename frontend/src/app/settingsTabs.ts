import type { Permission } from '@/accounts/session'

/** The pages of 设置, each for one of the powers. */
export const SETTINGS_TABS: readonly { readonly path: string; readonly name: string; readonly permissions: readonly Permission[] }[] = [
  { path: '/settings/accounts', name: '账号', permissions: ['accounts.manage'] },
  { path: '/settings/roles', name: '角色', permissions: ['accounts.manage'] },
]
