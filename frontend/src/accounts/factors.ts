import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** The second factor: codes of an authenticator, passkeys, certificates of smart keys, recovery codes. */

export type Factor = Schemas['FactorOut']

export type Factors = Schemas['FactorsOut']

export const KINDS: Readonly<Record<Factor['kind'], string>> = { totp: '验证器', passkey: '通行密钥', certificate: '智能密码钥匙' }

export type Enrolled = Schemas['EnrolledOut']

/** A browser that knows passkeys offers them at a page with a name and a safe line. */
export const KNOWS_PASSKEYS = typeof PublicKeyCredential === 'function' && 'parseRequestOptionsFromJSON' in PublicKeyCredential

const NO_PASSKEY = '通行密钥未通过：已取消，或此设备没有。请重试，或使用其他方式。'

export class PasskeyRefused extends Error {
  constructor() {
    super(NO_PASSKEY)
  }
}

async function credentialOf(ceremony: () => Promise<Credential | null>): Promise<Record<string, unknown>> {
  try {
    const credential = await ceremony()
    if (credential instanceof PublicKeyCredential) return credential.toJSON() as unknown as Record<string, unknown>
  } catch (thrown) {
    if (!(thrown instanceof DOMException)) throw thrown
  }
  throw new PasskeyRefused()
}

function made(options: Record<string, unknown>): Promise<Record<string, unknown>> {
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options as unknown as PublicKeyCredentialCreationOptionsJSON)
  return credentialOf(() => navigator.credentials.create({ publicKey }))
}

function proven(options: Record<string, unknown>): Promise<Record<string, unknown>> {
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options as unknown as PublicKeyCredentialRequestOptionsJSON)
  return credentialOf(() => navigator.credentials.get({ publicKey }))
}

export const ownFactors = {
  load: () => http.get('/api/account/factors'),
  newTotp: (password: string) => http.post('/api/account/factors/totp/new', { body: { password } }),
  enrolTotp: (code: string, name: string) => http.post('/api/account/factors/totp', { body: { code, name } }),
  async enrolPasskey(password: string, name: string): Promise<Enrolled> {
    const { options } = await http.post('/api/account/factors/passkey/options', { body: { password } })
    return http.post('/api/account/factors/passkey', { body: { credential: await made(options), name } })
  },
  newRecoveryCodes: (password: string) => http.post('/api/account/factors/recovery-codes', { body: { password } }),
  remove: (id: number, password: string) => http.post('/api/account/factors/{factor_id}/remove', { path: { factor_id: id }, body: { password } }),
}

export const proof = {
  byCertificate: () => http.post('/api/session/certificate'),
  byCode: (code: string) => http.post('/api/session/code', { body: { code } }),
  async byPasskey() {
    const { options } = await http.post('/api/session/passkey/options')
    return http.post('/api/session/passkey', { body: { credential: await proven(options) } })
  },
}
