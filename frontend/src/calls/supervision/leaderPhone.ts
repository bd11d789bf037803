import { defineStore } from 'pinia'

import { useSession } from '@/accounts/session'
import { http, sentenceOf } from '@/app/http'
import { tryMicrophone } from '@/audio/devices'
import type { Device } from '@/calls/desk/credentials'
import { useDesk } from '@/calls/desk/desk'
import { usePhone } from '@/calls/phone/phone'
import type { PhoneAccount } from '@/calls/phone/softPhone'

import { preferDevice, preferredDevice } from './storage'
import { until } from './until'

/** What a leader hears a call with: the desk's phone where one is signed in, else a phone of the leader's own. */

interface State {
  device: Device
  /** The own phone, to which no call is routed. */
  account: PhoneAccount | null
}

export const PHONE_WITHIN_MS = 6000
const NO_ACCOUNT = '请先获取话机账号并填入话机，再重试'
const NO_PHONE = '您的话机未连接，请检查网络后重试'

export const useLeaderPhone = defineStore('leaderPhone', {
  state: (): State => ({ device: preferredDevice(), account: null }),

  getters: {
    me(): string {
      return useSession().person?.number ?? ''
    },
    usesDesk(): boolean {
      return useDesk().signedIn
    },
    /** What is heard comes out of this page. */
    inPage(): boolean {
      const desk = useDesk()
      return this.usesDesk ? desk.here && desk.device === 'browser' : this.device === 'browser'
    },
  },

  actions: {
    /** The account of the one is no good for the other. */
    useDevice(device: Device): void {
      if (device === this.device) return
      if (this.account && this.device === 'browser') usePhone().stop()
      this.account = null
      this.device = device
      preferDevice(device)
    },

    /** A telephone that can be rung; else why there is none. */
    async prepare(): Promise<string> {
      const phone = usePhone()
      if (this.inPage && phone.stage === 'idle') {
        const problem = await tryMicrophone()
        if (problem) return problem
      }
      if (this.usesDesk || (this.account && (this.device === 'phone' || phone.registered))) return ''
      if (this.device === 'phone') return NO_ACCOUNT
      const problem = await this.provide()
      if (problem) return problem
      return (await until(() => phone.registered, PHONE_WITHIN_MS)) ? '' : NO_PHONE
    },

    /** An account for the own phone; else why there is none. */
    async provide(): Promise<string> {
      try {
        const { phone } = await http.post('/api/live/phone', { body: { device: this.device } })
        this.account = phone
        if (phone && this.device === 'browser') usePhone().start(phone)
        return ''
      } catch (problem) {
        return sentenceOf(problem)
      }
    },

    /** After a page load: the own phone of before it. */
    resume(account: PhoneAccount | null): void {
      if (!this.usesDesk) this.account = account
      if (this.account && this.device === 'browser') usePhone().start(this.account)
    },

    /** Signed in at the desk: its phone has taken the place of the own one. */
    giveWayToDesk(): void {
      this.account = null
    },

    async quit(): Promise<void> {
      if (this.account) await http.remove('/api/live/phone').catch(() => undefined)
      if (this.account && !this.usesDesk) usePhone().stop()
      this.$reset()
    },
  },
})
