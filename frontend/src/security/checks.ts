import { http } from '@/app/http'
import type { IconName } from '@/shared/icons'
import type { Schemas } from '@/wire/schemas'

/** What the installation checks about itself, and the controls that this shows. */

export type SelfCheck = Schemas['SelfCheckOut']
export type Control = Schemas['ControlOut']
export type ControlGroups = Schemas['ControlGroupsOut']
export type Status = Control['status']
type Outcome = SelfCheck['outcome']

export interface StatusTag {
  readonly word: string
  readonly tone: 'ok' | 'danger' | 'warn' | 'plain'
  readonly icon: IconName
}

export const STATUS_TAGS: Readonly<Record<Status, StatusTag>> = {
  passed: { word: '合格', tone: 'ok', icon: 'check' },
  failed: { word: '不合格', tone: 'danger', icon: 'oct' },
  unknown: { word: '未检查', tone: 'warn', icon: 'tri' },
  tested: { word: '随版本测试', tone: 'plain', icon: 'doc' },
  elsewhere: { word: '由部署单位落实', tone: 'plain', icon: 'users' },
}

const ORDER: readonly Outcome[] = ['failed', 'unknown', 'passed']

/** What needs somebody first; otherwise as they come. */
export function byUrgency(checks: readonly SelfCheck[]): SelfCheck[] {
  return [...checks].sort((a, b) => ORDER.indexOf(a.outcome) - ORDER.indexOf(b.outcome))
}

/** "15 项合格，2 项不合格，1 项未检查". */
export function sentenceOf(found: readonly { readonly status: Status }[]): string {
  const parts = (Object.keys(STATUS_TAGS) as Status[]).map((status) => [STATUS_TAGS[status].word, found.filter((one) => one.status === status).length] as const)
  return parts
    .filter(([, many]) => many > 0)
    .map(([word, many]) => `${many} 项${word}`)
    .join('，')
}

/** The first line of the page: what matters most, in words. */
export function verdictOf(checks: readonly SelfCheck[]): StatusTag & { readonly text: string } {
  const failed = checks.filter((one) => one.outcome === 'failed')
  const unknown = checks.filter((one) => one.outcome === 'unknown')
  if (failed.length > 0) return { ...STATUS_TAGS.failed, text: `${failed.length} 项安全检查不合格：${failed.map((one) => one.name).join('、')}` }
  if (unknown.length === checks.length) return { ...STATUS_TAGS.unknown, text: '尚未检查。每小时自动检查一次，也可立即检查。' }
  if (unknown.length > 0) return { ...STATUS_TAGS.unknown, text: `无不合格项；${unknown.length} 项未检查：${unknown.map((one) => one.name).join('、')}` }
  return { ...STATUS_TAGS.passed, text: `${checks.length} 项安全检查全部合格` }
}

/** Whether every result is of the run that was requested at this moment. */
export function isDone(oldest: string | null, requested: string): boolean {
  return oldest !== null && Date.parse(oldest) >= Date.parse(requested)
}

/** `tests/web/test_session.py::test_x` → "test_session.py › test_x". */
export function testName(test: string): string {
  const [path = '', name] = test.split('::')
  const file = path.slice(path.lastIndexOf('/') + 1)
  return name ? `${file} › ${name}` : file
}

export const security = {
  checks: () => http.get('/api/security/checks'),
  run: () => http.post('/api/security/checks/run'),
  controls: () => http.get('/api/security/controls'),
  algorithms: () => http.get('/api/security/algorithms'),
}
