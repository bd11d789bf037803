import type { PhoneAccount } from '@/calls/phone/softPhone'

/** What a reload of this window must find again: the desk it is, and the phone's password of the day. */

export interface DeskCredentials {
  readonly agent: string
  readonly desk: string
  readonly device: Device
  readonly phone: PhoneAccount
}

export type Device = 'browser' | 'phone'

const KEY = 'hotline.desk'

export function rememberDesk(credentials: DeskCredentials): void {
  sessionStorage.setItem(KEY, JSON.stringify(credentials))
}

export function rememberedDesk(): DeskCredentials | null {
  const text = sessionStorage.getItem(KEY)
  return text ? (JSON.parse(text) as DeskCredentials) : null
}

export function forgetDesk(): void {
  sessionStorage.removeItem(KEY)
}
