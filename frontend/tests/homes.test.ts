import { describe, expect, it } from 'vitest'

import type { Permission } from '@/accounts/session'
import { homeOf } from '@/app/pages'

describe('登录后的首页', () => {
  it.each<[string, Permission[], string | undefined]>([
    ['班长', ['desk.use', 'live.floor', 'workorders.work'], '/live'],
    ['甲方', ['live.floor', 'calls.view_all', 'assessment.view', 'assessment.judge'], '/assessment'],
    ['咨询员', ['desk.use', 'calls.view_own', 'workorders.work'], '/desk'],
    ['甲方科室', ['workorders.view_own', 'workorders.view_department', 'workorders.work', 'knowledge.edit'], '/cases'],
    ['质检员', ['calls.view_all', 'recordings.listen', 'workorders.view_all'], '/calls'],
    ['知识库管理员', ['knowledge.edit', 'knowledge.review'], '/knowledge'],
    ['系统运维', ['live.health', 'alarms.acknowledge', 'routing.configure', 'walls.view'], '/operations'],
    ['安全管理员', ['accounts.manage', 'security.manage', 'outbound.view', 'live.health'], '/security'],
    ['审计管理员', ['audit.view'], '/audit'],
    ['系统配置', ['routing.configure'], '/settings'],
    ['没有权限', [], undefined],
  ])('%s', (_, permissions, home) => expect(homeOf(permissions)).toBe(home))
})
