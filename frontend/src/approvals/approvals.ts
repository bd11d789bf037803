import { http } from '@/app/http'
import type { FilterRules } from '@/shared/list/address'
import type { Schemas } from '@/wire/schemas'

/** What one person requested and another approves or refuses. */

export type Approval = Schemas['ApprovalOut']

export type Scope = 'waiting' | 'mine' | 'past'

export const SCOPES: FilterRules<{ scope: Scope }> = {
  defaults: { scope: 'waiting' },
  known: { scope: (value) => value === 'mine' || value === 'past' },
}

export const STATE_LABELS: Readonly<Record<Approval['state'], { word: string; tone: string }>> = {
  open: { word: '待审批', tone: 'warn' },
  approved: { word: '已批准，待使用', tone: 'ok' },
  refused: { word: '已拒绝', tone: 'danger' },
  withdrawn: { word: '已撤回', tone: '' },
  expired: { word: '已过期', tone: '' },
  done: { word: '已批准，已办结', tone: 'ok' },
}

/** Where the requester does what was approved. Full numbers are downloaded on the page itself. */
export const NEXT: Readonly<Partial<Record<Approval['kind'], { path: string; word: string }>>> = {
  'integrations.key': { path: '/integrations', word: '去领取密钥' },
  'citizens.copy': { path: '/personal-requests?state=over', word: '去导出副本' },
  'recordings.bulk': { path: '/recordings', word: '去下载录音' },
}

export const approvals = {
  list: (scope: Scope, cursor = '') => http.get('/api/approvals', { query: { scope, cursor } }),
  approve: (id: string, remark: string) => http.post('/api/approvals/{approval_id}/approve', { path: { approval_id: id }, body: { remark } }),
  refuse: (id: string, remark: string) => http.post('/api/approvals/{approval_id}/refuse', { path: { approval_id: id }, body: { remark } }),
  fullNumbers: () => http.file('/api/calls/export/numbers'),
  withdraw: (id: string) => http.post('/api/approvals/{approval_id}/withdraw', { path: { approval_id: id } }),
}
