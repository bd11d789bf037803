import type { Device } from '@/calls/desk/credentials'
import type { Mode } from '@/calls/liveCall'
import type { PhoneAccount } from '@/calls/phone/softPhone'

/** What a reload of this window must find again: the leader's own phone, and the call one was with. */

export interface Kept {
  readonly leader: string
  readonly account: PhoneAccount | null
  readonly call: KeptCall | null
}

export interface KeptCall {
  readonly id: string
  readonly mode: Mode
  readonly reason: string
}

const WINDOW = 'hotline.supervision'
const MACHINE = 'hotline.supervision.device'

export function keep(kept: Kept): void {
  sessionStorage.setItem(WINDOW, JSON.stringify(kept))
}

export function keptFor(leader: string): Kept | null {
  const text = sessionStorage.getItem(WINDOW)
  const kept = text ? (JSON.parse(text) as Kept) : null
  return kept?.leader === leader ? kept : null
}

export function forget(): void {
  sessionStorage.removeItem(WINDOW)
}

/** Headset or telephone: as chosen last on this machine. */
export function preferredDevice(): Device {
  return localStorage.getItem(MACHINE) === 'phone' ? 'phone' : 'browser'
}

export function preferDevice(device: Device): void {
  localStorage.setItem(MACHINE, device)
}
