import { defineStore } from 'pinia'

import { useSession } from '@/accounts/session'
import { http, sentenceOf } from '@/app/http'
import { onFloor } from '@/app/live/documents'
import { type Live, openLive } from '@/app/live/useLive'
import { type CallCommand, type CommandBody, sendCommand } from '@/calls/callCommands'
import type { LiveCall, Mode } from '@/calls/liveCall'
import { usePhone } from '@/calls/phone/phone'
import { serverNow } from '@/shared/ticker'

import { PHONE_WITHIN_MS, useLeaderPhone } from './leaderPhone'
import { isOnceAShift, needsReason } from './modes'
import type { Presence } from './presence'
import { shiftReason, store, storedFor, storeShiftReason } from './storage'
import {
  callOf,
  IDLE,
  type Idle,
  isReturning,
  lastNote,
  next,
  type OnFloor,
  presenceIn,
  type SupervisedCall,
  type SupervisionEvent,
  type SupervisionState,
} from './supervisionState'
import { until } from './until'

/** A leader with a call: carries out what `supervisionState` decides. */

/** What the dialog takes a reason for. */
export interface Wish {
  readonly call: string
  /** Whom one wants to hear, for the dialog's title. */
  readonly whom: string
  readonly mode: Mode
  /** Chosen beforehand, where what one pressed says it already. */
  readonly reason: string
}

interface State {
  state: SupervisionState
  wish: Wish | null
  busy: boolean
  /** Why the last act was turned down. */
  refusal: string
  line: Live | null
}

const FLOOR_WITHIN_MS = 6000
const SEEN_WITHIN_MS = 3000
const REJOIN_EVERY_MS = 1500

let release: (() => void) | null = null
let requests = 0

export const useSupervision = defineStore('supervision', {
  state: (): State => ({ state: IDLE, wish: null, busy: false, refusal: '', line: null }),

  getters: {
    me(): string {
      return useLeaderPhone().me
    },
    supervised({ state }): SupervisedCall | null {
      return callOf(state)
    },
    call(): LiveCall | null {
      return this.supervised && this.floorOf(this.supervised.id).call
    },
    floorOf(state): (id: string) => OnFloor {
      return (id) => ({ call: onFloor.get(state.line?.docs, `calls/${id}`) ?? null, me: this.me })
    },
    presence({ state }): Presence | null {
      return presenceIn(state, { call: this.call, me: this.me })
    },
    returning({ state }): boolean {
      return isReturning(state)
    },
    /** What the bar displays; on the way back into a call also while one is out of it for a moment. */
    displayed(): Presence | null {
      if (this.presence || !this.returning || !this.supervised) return this.presence
      return { kind: 'ringing', mode: this.supervised.mode, word: '正在接回', icon: 'ear', since: new Date(serverNow()).toISOString(), tookOver: false, held: false }
    },
    note({ state }): Idle {
      return lastNote(state)
    },
  },

  actions: {
    /** Something happened to the supervision. A call that one is no longer with leaves nothing behind. */
    take(event: SupervisionEvent): void {
      const before = this.state
      this.state = next(before, event)
      this.remember()
      if (before.kind !== 'idle' && this.state.kind === 'idle') this.unfollow()
      if (!callOf(before) || callOf(this.state)) return
      this.refusal = ''
      this.wish = null
    },

    /** A key was pressed on a seat, a raised hand, an alarm or the bar: done at once, or the dialog takes a reason first. */
    choose(wish: Wish): void {
      this.refusal = ''
      const isThere = this.presence && this.supervised?.id === wish.call
      const before = isOnceAShift(wish.mode) ? shiftReason(this.me, serverNow()) : ''
      if (isThere && !needsReason(wish.mode)) void this.begin(wish, '')
      else if (before) void this.beginAsBefore(wish, wish.reason || before)
      else this.wish = wish
    },

    /** Be with the call, or be with it in another way. The dialog stays open while this is turned down. */
    async begin(wish: Wish, reason: string): Promise<void> {
      if (this.busy) return
      this.busy = true
      this.refusal = await this.join({ id: wish.call, mode: wish.mode, reason })
      this.busy = false
      if (this.refusal) return
      this.wish = null
      const until = useSession().person?.expires_at
      if (reason && until && isOnceAShift(wish.mode)) storeShiftReason({ leader: this.me, reason, until })
    },

    /** For the reason of the shift. The dialog opens where this is turned down, and says why. */
    async beginAsBefore(wish: Wish, reason: string): Promise<void> {
      await this.begin(wish, reason)
      if (this.refusal) this.wish = { ...wish, reason }
    },

    /** As last time, after a line that died or a phone that was not picked up. */
    async joinAgain(): Promise<void> {
      const { again } = this.note
      this.take({ type: 'noteRead' })
      if (!again || this.busy) return
      this.busy = true
      const why = await this.join(again)
      if (why) this.take({ type: 'failed', why })
      this.busy = false
    },

    /** Why it was not possible; "" when the leader is with the call. */
    async join(call: SupervisedCall): Promise<string> {
      return (await useLeaderPhone().prepare()) || (await this.request(call))
    },

    async request(call: SupervisedCall): Promise<string> {
      await this.follow()
      if (this.isElsewhere(call.id)) await this.letGo(call.id)
      const request = ++requests
      this.take({ type: 'requested', request, call })
      try {
        await http.post('/api/live/supervise', { body: { call: call.id, mode: call.mode, reason: call.reason } })
      } catch (problem) {
        const why = sentenceOf(problem)
        this.take({ type: 'refused', request, why, ...this.floorOf(call.id) })
        return why
      }
      this.take({ type: 'accepted', request, ...this.floorOf(call.id) })
      if (!(await until(() => this.state.kind !== 'expected', SEEN_WITHIN_MS))) this.take({ type: 'unseen', request, ...this.floorOf(call.id) })
      return ''
    },

    /** Another window of ours is with it, or the one this was before a reload: its voice does not come out here. */
    isElsewhere(id: string): boolean {
      return usePhone().stage === 'idle' && useLeaderPhone().inPage && this.isOwn(id)
    },

    isOwn(id: string): boolean {
      return this.floorOf(id).call?.supervision?.leader === this.me
    },

    async letGo(id: string): Promise<void> {
      await http.remove('/api/live/supervise/{call_id}', { path: { call_id: id } }).catch(() => undefined)
      await until(() => !this.isOwn(id), SEEN_WITHIN_MS)
    },

    /** The talk goes on as it was. */
    async leave(): Promise<void> {
      const { supervised } = this
      if (!supervised) return
      await this.act(() => http.remove('/api/live/supervise/{call_id}', { path: { call_id: supervised.id } }))
    },

    /** Of a caller one has taken over: hold, resume, rating, hang-up, transfer. */
    onCall(command: CallCommand, body?: CommandBody): Promise<boolean> {
      return this.act(() => sendCommand(this.supervised?.id ?? '', command, body))
    },

    /** Does it; else the bar reads why not. */
    async act(request: () => Promise<unknown>): Promise<boolean> {
      try {
        await request()
        this.refusal = ''
        return true
      } catch (problem) {
        this.refusal = sentenceOf(problem)
        return false
      }
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
      store({ leader: this.me, account: useLeaderPhone().account, call: this.supervised })
    },

    /** After a page load: the own phone again, and back into the call. */
    async resume(): Promise<void> {
      const stored = storedFor(this.me)
      if (!stored) return
      useLeaderPhone().resume(stored.account)
      if (stored.call) await this.comeBack(stored.call)
    },

    async comeBack(call: SupervisedCall): Promise<void> {
      this.take({ type: 'reloaded', call })
      await this.follow()
      this.take({ type: 'foundAgain', ...this.floorOf(call.id) })
      if (this.state.kind !== 'returning') return
      if (useLeaderPhone().inPage) await this.rejoin(call)
      this.take({ type: 'returned', ...this.floorOf(call.id) })
    },

    /** Our leg of before the reload is dead: be rung again. */
    async rejoin(call: SupervisedCall): Promise<void> {
      const phone = usePhone()
      await until(() => phone.registered, PHONE_WITHIN_MS)
      if (this.presence?.tookOver) await this.fetchBack()
      else await this.request({ ...call, mode: this.call?.supervision?.mode ?? call.mode })
    },

    /** The caller one has taken over hears music until the voice is back. */
    async fetchBack(): Promise<void> {
      const phone = usePhone()
      while (this.presence?.tookOver && phone.stage === 'idle') {
        await this.onCall('rejoin')
        await until(() => phone.stage !== 'idle', REJOIN_EVERY_MS)
      }
    },

    /** Before the person signs out of the session. */
    async quit(): Promise<void> {
      if (this.presence && !this.presence.tookOver) await this.leave()
      await useLeaderPhone().quit()
      this.take({ type: 'signedOut' })
      this.unfollow()
      this.$reset()
    },
  },
})
