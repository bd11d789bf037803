import { defineStore } from 'pinia'

import { onFloor } from '@/app/live/documents'
import { useSession } from '@/accounts/session'
import { http, sentenceOf } from '@/app/http'
import { type Live, openLive } from '@/app/live/useLive'
import { tryMicrophone } from '@/audio/devices'
import type { Device } from '@/calls/desk/credentials'
import { type CallCommand, type CommandBody, sendCommand } from '@/calls/callCommands'
import { useDesk } from '@/calls/desk/desk'
import type { LiveCall, Mode } from '@/calls/liveCall'
import { usePhone } from '@/calls/phone/phone'
import type { PhoneAccount } from '@/calls/phone/softPhone'
import { serverNow } from '@/shared/ticker'

import { forget, keep, type KeptCall, keptFor, preferDevice, preferredDevice } from './kept'
import { asksWhy } from './modes'
import { overSentence, type Sight, sightOf, worthAnother } from './sight'
import { until } from './until'

/** A leader with a call: the own phone for it, the way of being with it, and how one gets out and back in. */

export interface Wish {
  readonly call: string
  /** Whom one wants to hear, for the dialog's title. */
  readonly whom: string
  readonly mode: Mode
  /** Chosen beforehand, where what one pressed says it already. */
  readonly reason: string
}

interface SupervisionState {
  /** What the dialog asks a reason for. */
  wish: Wish | null
  busy: boolean
  /** The last act that was turned down, in words. */
  trouble: string
  device: Device
  /** The phone of who is not signed in at a desk. */
  account: PhoneAccount | null
  kept: KeptCall | null
  /** When this window's being with the call was asked for, once seen: what was asked for at another moment is another window's. */
  asked: string
  line: Live | null
  /** The voice is being fetched back after a reload. */
  returning: boolean
  /** Why it is over. */
  note: string
  /** What could be asked for again. */
  again: KeptCall | null
}

const PHONE_WITHIN_MS = 6000
const FLOOR_WITHIN_MS = 6000
const SEEN_WITHIN_MS = 3000
const REJOIN_EVERY_MS = 1500
const NO_ACCOUNT = '先取话机帐号，填到话机里，再试'
const NO_PHONE = '您的话机没有连上。看看网络，再试一次'

let release: (() => void) | null = null

export const useSupervision = defineStore('supervision', {
  state: (): SupervisionState => ({
    wish: null,
    busy: false,
    trouble: '',
    device: preferredDevice(),
    account: null,
    kept: null,
    asked: '',
    line: null,
    returning: false,
    note: '',
    again: null,
  }),

  getters: {
    me(): string {
      return useSession().person?.number ?? ''
    },
    call(state): LiveCall | null {
      return (state.kept && onFloor.get(state.line?.docs, `calls/${state.kept.id}`)) ?? null
    },
    sight(state): Sight | null {
      const asked = this.call?.supervision?.asked_at
      return state.asked && asked && asked !== state.asked ? null : sightOf(this.call, this.me)
    },
    /** What the bar shows; on the way back into a call also while one is out of it for a moment. */
    shown(state): Sight | null {
      if (this.sight || !state.returning || !state.kept) return this.sight
      return { kind: 'ringing', mode: state.kept.mode, word: '正在接回', icon: 'ear', since: new Date(serverNow()).toISOString(), tookOver: false, held: false }
    },
    /** The desk's phone rings where one is signed in, else an own one. */
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
    /** A key was pressed on a seat, a raised hand, an alarm or the bar: done at once, or asks why first. */
    ask(wish: Wish): void {
      this.trouble = ''
      const there = this.sight && this.kept?.id === wish.call
      if (there && !asksWhy(wish.mode)) void this.begin(wish, '')
      else this.wish = wish
    },

    /** The account of the one is no good for the other. */
    useDevice(device: Device): void {
      if (device === this.device) return
      if (this.account && this.device === 'browser') usePhone().stop()
      this.account = null
      this.device = device
      this.trouble = ''
      this.remember()
      preferDevice(device)
    },

    /** Be with the call, or be with it in another way. The dialog stays open while this is turned down. */
    async begin(wish: Wish, reason: string): Promise<void> {
      if (this.busy) return
      this.busy = true
      this.trouble = (await this.havePhone()) || (await this.post({ id: wish.call, mode: wish.mode, reason }))
      this.busy = false
      if (!this.trouble) this.wish = null
    },

    /** As last time, after a line that died or a phone that was not picked up. */
    async once({ id, mode, reason }: KeptCall): Promise<void> {
      if (this.busy) return
      this.busy = true
      this.note = (await this.havePhone()) || (await this.post({ id, mode, reason })) || this.note
      this.busy = false
    },

    /** A telephone that can be rung; else why not. */
    async havePhone(): Promise<string> {
      const phone = usePhone()
      if (this.inPage && phone.stage === 'idle') {
        const trouble = await tryMicrophone()
        if (trouble) return trouble
      }
      if (this.usesDesk || (this.account && (this.device === 'phone' || phone.registered))) return ''
      if (this.device === 'phone') return NO_ACCOUNT
      const trouble = await this.providePhone()
      if (trouble) return trouble
      return (await until(() => phone.registered, PHONE_WITHIN_MS)) ? '' : NO_PHONE
    },

    /** A phone that no call is routed to. */
    async providePhone(): Promise<string> {
      try {
        const { phone } = await http.post('/api/live/phone', { body: { device: this.device } })
        this.account = phone
        this.remember()
        if (phone && this.device === 'browser') usePhone().start(phone)
        return ''
      } catch (problem) {
        return sentenceOf(problem)
      }
    },

    async post({ id, mode, reason }: KeptCall): Promise<string> {
      await this.follow()
      if (this.isElsewhere(id)) await this.letGo(id)
      const asked = this.asked
      this.asked = ''
      try {
        await http.post('/api/live/supervise', { body: { call: id, mode, reason } })
      } catch (problem) {
        this.asked = asked
        return sentenceOf(problem)
      }
      this.note = ''
      this.again = null
      this.kept = { id, mode, reason: reason || (this.kept?.id === id ? this.kept.reason : '') }
      this.remember()
      if (await until(() => this.sight !== null, SEEN_WITHIN_MS)) this.asked = this.call?.supervision?.asked_at ?? ''
      else this.over(null)
      return ''
    },

    /** Another window of ours is with it, or the one this was before a reload: its voice does not come out here. */
    isElsewhere(id: string): boolean {
      return usePhone().stage === 'idle' && this.inPage && this.leaderOf(id) === this.me
    },

    leaderOf(id: string): string {
      return onFloor.get(this.line?.docs, `calls/${id}`)?.supervision?.leader ?? ''
    },

    async letGo(id: string): Promise<void> {
      await http.remove('/api/live/supervise/{call_id}', { path: { call_id: id } }).catch(() => undefined)
      await until(() => this.leaderOf(id) !== this.me, SEEN_WITHIN_MS)
    },

    /** The talk goes on as it was. */
    async leave(): Promise<void> {
      const call = this.kept
      if (!call) return
      try {
        await http.remove('/api/live/supervise/{call_id}', { path: { call_id: call.id } })
        this.trouble = ''
      } catch (problem) {
        this.trouble = sentenceOf(problem)
      }
    },

    /** Of a caller one has taken over: hold, resume, rating, hang-up, transfer. */
    async onCall(command: CallCommand, body?: CommandBody): Promise<boolean> {
      try {
        await sendCommand(this.kept?.id ?? '', command, body)
        this.trouble = ''
        return true
      } catch (problem) {
        this.trouble = sentenceOf(problem)
        return false
      }
    },

    /** No longer with it, by whatever made it so. */
    over(before: Sight | null): void {
      const call = this.call
      this.note = overSentence(call, before, this.me)
      this.again = worthAnother(call) ? this.kept : null
      this.trouble = ''
      this.wish = null
      this.kept = null
      this.asked = ''
      this.remember()
      this.unfollow()
    },

    /** The floor's documents, from the moment they are there. */
    async follow(): Promise<void> {
      if (!this.line) {
        const opened = openLive('floor')
        this.line = opened.live
        release = opened.release
      }
      await until(() => (this.line?.docs.size ?? 0) > 0, FLOOR_WITHIN_MS)
    },

    unfollow(): void {
      release?.()
      release = null
      this.line = null
    },

    remember(): void {
      if (this.account || this.kept) keep({ leader: this.me, account: this.account, call: this.kept })
      else forget()
    },

    /** After a page load: the own phone again, and back into the call. */
    async resume(): Promise<void> {
      const kept = keptFor(this.me)
      if (!kept) return
      if (!this.usesDesk) this.account = kept.account
      if (this.account && this.device === 'browser') usePhone().start(this.account)
      if (kept.call) await this.comeBack(kept.call)
    },

    async comeBack(kept: KeptCall): Promise<void> {
      this.kept = kept
      this.returning = true
      await this.follow()
      this.asked = this.call?.supervision?.asked_at ?? ''
      const lost = worthAnother(this.call) && this.call?.supervised_by === this.me
      if (!this.sight && !lost) this.over(null)
      else if (this.inPage) await this.rejoin(kept)
      this.returning = false
    },

    /** Our leg of before the reload is dead: be rung again. */
    async rejoin(kept: KeptCall): Promise<void> {
      const phone = usePhone()
      await until(() => phone.registered, PHONE_WITHIN_MS)
      if (this.sight?.tookOver) return this.fetchBack()
      const trouble = await this.post({ ...kept, mode: this.call?.supervision?.mode ?? kept.mode })
      if (trouble) {
        this.over(null)
        this.note = trouble
        this.again = kept
      }
    },

    /** The caller one has taken over hears music until the voice is back. */
    async fetchBack(): Promise<void> {
      const phone = usePhone()
      while (this.sight?.tookOver && phone.stage === 'idle') {
        await this.onCall('rejoin')
        await until(() => phone.stage !== 'idle', REJOIN_EVERY_MS)
      }
    },

    /** Before the person signs out of the session. */
    async quit(): Promise<void> {
      if (this.sight && !this.sight.tookOver) await this.leave()
      if (this.account) await http.remove('/api/live/phone').catch(() => undefined)
      if (this.account && !this.usesDesk) usePhone().stop()
      this.unfollow()
      this.$reset()
      forget()
    },
  },
})
