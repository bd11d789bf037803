import type { Device } from '@/calls/desk/credentials'
import type { PhoneAccount } from '@/calls/phone/softPhone'

import type { SupervisedCall } from './supervisionState'

/** What a reload of this window must find again: the leader's own phone, and the call the leader was with. */

export interface Stored {
  readonly leader: string
  readonly account: PhoneAccount | null
  readonly call: SupervisedCall | null
}

const WINDOW = 'hotline.supervision'
const SHIFT = 'hotline.supervision.reason'
const MACHINE = 'hotline.supervision.device'

/** Nothing stays stored of a leader without a phone and a call. */
export function store(stored: Stored): void {
  if (stored.account || stored.call) sessionStorage.setItem(WINDOW, JSON.stringify(stored))
  else sessionStorage.removeItem(WINDOW)
}

export function storedFor(leader: string): Stored | null {
  const text = sessionStorage.getItem(WINDOW)
  const stored = text ? (JSON.parse(text) as Stored) : null
  return stored?.leader === leader ? stored : null
}

interface ShiftReason {
  readonly leader: string
  readonly reason: string
  /** ISO 8601: the end of the session in which it was given. */
  readonly until: string
}

/** Why this leader listens in this shift, "" before one has said so. */
export function shiftReason(leader: string, now: number): string {
  const text = localStorage.getItem(SHIFT)
  const stored = text ? (JSON.parse(text) as ShiftReason) : null
  return stored?.leader === leader && Date.parse(stored.until) > now ? stored.reason : ''
}

export function storeShiftReason(stored: ShiftReason): void {
  localStorage.setItem(SHIFT, JSON.stringify(stored))
}

/** Headset or telephone: as chosen last on this machine. */
export function preferredDevice(): Device {
  return localStorage.getItem(MACHINE) === 'phone' ? 'phone' : 'browser'
}

export function preferDevice(device: Device): void {
  localStorage.setItem(MACHINE, device)
}
