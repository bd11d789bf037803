import { http } from '@/app/http'
import { fieldErrorsBy, type FieldErrors } from '@/shared/fieldErrors'
import type { Schemas } from '@/wire/schemas'

/** Accounts and roles, as a security administrator sees and changes them. */

export type Account = Schemas['AccountOut']
export type Certificate = Schemas['CertificateOut']
export type Accounts = Schemas['AccountsOut']
export type Role = Schemas['AccountRoleOut']
export type Roles = Schemas['RolesOut']
export type PermissionInfo = Schemas['PermissionOut']
export type Power = Role['power']
/** Shown once. */
export type OneTimePassword = Schemas['OneTimePasswordOut']

export type AccountFilters = { text: string; group: string; role: string; state: '' | 'active' | 'inactive' }

export const POWER_NAMES: Readonly<Record<Power, string>> = { '': '业务', business: '业务', system: '系统管理', security: '安全管理', audit: '审计管理' }

/** Why one person, or one role, may not hold all of these; "" when it may. The server decides in the end. */
export function powersRefusal(powers: readonly Power[]): string {
  const held = (['system', 'security', 'audit'] as const).filter((one) => powers.includes(one))
  return held.length < 2 ? '' : `${held.map((one) => POWER_NAMES[one]).join('、')}的权限不能由同一个人持有。请只留其中一种。`
}

export const NUMBER_FORM = /^[0-9]{3,12}$/

export type { FieldErrors }

/** Why a certificate does not hold. */
const CERTIFICATE: FieldErrors = Object.fromEntries(['unreadable', 'not_sm2', 'expired', 'not_yet_valid', 'other_authority', 'forged', 'other_purpose', 'revoked', 'taken'].map((why) => [`certificate_${why}`, 'certificate']))

/** Fields that the server's refusals are about; the others are said below the form. */
export const fieldErrorsOf = fieldErrorsBy({ number_taken: 'number', name_missing: 'name', name_taken: 'name', unknown_group: 'group', reason_missing: 'reason', ...CERTIFICATE })

/** The same ones, in whatever order. */
export const sameOnes = (one: readonly string[], other: readonly string[]): boolean => one.length === other.length && one.every((each) => other.includes(each))

const of = (number: string): { number: string } => ({ number })

export const accounts = {
  list: (filters: AccountFilters) => http.get('/api/accounts/people', { query: filters }),
  create: (body: Schemas['NewAccountBody']) => http.post('/api/accounts/people', { body }),
  change: (number: string, body: Schemas['ChangeAccountBody']) => http.post('/api/accounts/people/{number}', { path: of(number), body }),
  setActive: (number: string, active: boolean) => http.post('/api/accounts/people/{number}/state', { path: of(number), body: { active } }),
  changeRoles: (number: string, roles: string[], reason: string) => http.post('/api/accounts/people/{number}/roles', { path: of(number), body: { roles, reason } }),
  newPassword: (number: string) => http.post('/api/accounts/people/{number}/password', { path: of(number) }),
  resetFactors: (number: string, reason: string) => http.post('/api/accounts/people/{number}/reset-factors', { path: of(number), body: { reason } }),
  assignCertificate: (number: string, certificate: string, reason: string) => http.post('/api/accounts/people/{number}/certificates', { path: of(number), body: { certificate, reason } }),
  endCertificate: (number: string, id: number) => http.post('/api/accounts/people/{number}/certificates/{factor_id}/end', { path: { number, factor_id: id } }),
  unlock: (number: string) => http.post('/api/accounts/people/{number}/unlock', { path: of(number) }),
  endSessions: (number: string) => http.post('/api/accounts/people/{number}/end-sessions', { path: of(number) }),
  saveGroup: (name: string, was = '') => http.post('/api/accounts/groups', { body: { name, was } }),
}

export const roles = {
  list: () => http.get('/api/accounts/roles'),
  create: (body: Schemas['RoleBody']) => http.post('/api/accounts/roles', { body }),
  change: (code: string, body: Schemas['RoleBody']) => http.post('/api/accounts/roles/{code}', { path: { code }, body }),
}
