import { defineStore } from 'pinia'

import { inDesk } from '@/app/live/documents'
import { useSession } from '@/accounts/session'
import { http, sentenceOf } from '@/app/http'
import { type Live, openLive } from '@/app/live/useLive'
import { type CallCommand, type CommandBody, sendCommand } from '@/calls/callCommands'
import { usePhone } from '@/calls/phone/phone'
import { roleIn } from '@/calls/third/third'
import type { LiveCall } from '@/calls/liveCall'
import type { AgentDoc } from '@/routing/agents'
import type { Schemas } from '@/wire/schemas'

import {
  type DeskCredentials,
  type Device,
  forgetDesk,
  rememberDesk,
  rememberedDesk,
} from './credentials'
import { forgetDrafts } from './drafts'
import { claimDesk, whenClaimedElsewhere } from './windows'
import { maySave, type Then, wireOf, type WrapUpDraft } from './wrapUp'

/** The agent's desk: signed in or not, where, and every act on one's own state and call. */



interface DeskState {
  credentials: DeskCredentials | null
  /** The live stream; null for people without a desk. */
  line: Live | null
  /** As last answered; the live document is newer once the stream is up. */
  answered: AgentDoc | null
  reasons: readonly string[]
  known: boolean
  claimedElsewhere: boolean
  rejoining: boolean
  /** The caller as last seen: the live document is gone before the wrap-up is over. */
  lastCall: LiveCall | null
  passedToRating: boolean
  /** Calls whose summary the server has whole. */
  savedCalls: string[]
  /** The last act that was turned down, said in the bar. */
  refusal: string
}

let release: (() => void) | null = null
let refusalTimer: ReturnType<typeof setTimeout> | undefined
/** How many were said so far. */
let refusals = 0
const REFUSAL_SHOWN_MS = 6000
const REJOIN_EVERY_MS = 1500

export const useDesk = defineStore('desk', {
  state: (): DeskState => ({
    credentials: null,
    line: null,
    answered: null,
    reasons: [],
    known: false,
    claimedElsewhere: false,
    rejoining: false,
    lastCall: null,
    passedToRating: false,
    savedCalls: [],
    refusal: '',
  }),

  getters: {
    agent(state): AgentDoc | null {
      const number = useSession().person?.number
      const doc = inDesk.get(state.line?.docs, `agents/${number}`)
      return doc ?? state.answered
    },
    call(): LiveCall | null {
      const id = this.agent?.call
      if (!id) return null
      const doc = inDesk.get(this.line?.docs, `calls/${id}`)
      return doc ?? (this.lastCall?.id === id ? this.lastCall : null)
    },
    callId(): string {
      return this.agent?.call ?? ''
    },
    signedIn(): boolean {
      return this.agent !== null && this.agent.state !== 'signed_out'
    },
    /** The signed-in desk is this window. */
    here(state): boolean {
      if (!this.signedIn || state.claimedElsewhere || !state.credentials) return false
      const desk = this.agent?.desk
      return !desk || desk === state.credentials.desk
    },
    device(state): Device {
      return state.credentials?.device ?? 'browser'
    },
  },

  actions: {
    follow(): void {
      if (this.line) return
      const opened = openLive('desk')
      this.line = opened.live
      release = opened.release
    },

    /** After a page load: finds out whether one is signed in, and takes the phone up again where this window is the desk. */
    async resume(): Promise<void> {
      this.follow()
      const answer = await http.get('/api/desk')
      this.answered = answer.agent
      this.lastCall = answer.call
      this.reasons = answer.reasons
      this.known = true
      const kept = rememberedDesk()
      if (!kept || !this.signedIn || kept.agent !== answer.agent?.id || kept.desk !== answer.agent.desk) return
      this.occupy(kept)
      if (this.agent?.state !== 'talking' || kept.device !== 'browser') return
      // Who was only asked along leaves: the asker has the caller back at once instead of talking to a dead line.
      if (roleIn(answer.call, kept.agent) === 'party') await this.onCall('drop')
      else this.rejoining = true
    },

    async signIn(device: Device, takeover: boolean): Promise<void> {
      const answer = await http.post('/api/desk/sign-in', { body: { device, takeover } })
      this.answered = answer.agent
      this.reasons = answer.reasons
      this.known = true
      this.follow()
      this.occupy({ agent: answer.agent.id, desk: answer.desk, device, phone: answer.phone })
    },

    /** This window is the desk from now on. */
    occupy(credentials: DeskCredentials): void {
      this.credentials = credentials
      this.claimedElsewhere = false
      rememberDesk(credentials)
      claimDesk(credentials.agent)
      if (credentials.device === 'browser') usePhone().start(credentials.phone, () => void this.phoneAnew(credentials))
    },

    /** The switch has forgotten this window's phone. Another window's sign-in made the old password void: then nothing. */
    async phoneAnew(credentials: DeskCredentials): Promise<void> {
      if (this.credentials?.desk !== credentials.desk) return
      const { phone } = await http.post('/api/desk/phone', { body: { desk: credentials.desk } }).catch(() => ({ phone: null }))
      if (phone && this.credentials?.desk === credentials.desk) this.occupy({ ...credentials, phone })
    },

    /** Keeps what the bar still needs when the call's document goes. */
    see(call: LiveCall | null): void {
      if (!call || call.id !== this.callId) return
      if (call.id !== this.lastCall?.id) this.passedToRating = false
      if (call.phase === 'rating') this.passedToRating = true
      if (call.phase === 'rating' || call.phase === 'ended') return
      this.lastCall = call
    },

    watchOtherWindows(): void {
      whenClaimedElsewhere(
        () => this.credentials?.agent ?? '',
        () => this.yieldDesk(),
      )
    },

    /** Another window took over: let go of the phone, keep the page readable. */
    yieldDesk(): void {
      this.claimedElsewhere = true
      forgetDesk()
      usePhone().stop()
    },

    async signOut(): Promise<void> {
      if (!(await this.act(() => http.post('/api/desk/sign-out')))) return
      usePhone().stop()
      forgetDesk()
      forgetDrafts()
      this.credentials = null
    },

    /** Somebody else signed us out. */
    dismissed(): void {
      usePhone().stop()
      forgetDesk()
      this.credentials = null
    },

    async saveWrapUp(draft: WrapUpDraft, then: Then): Promise<boolean> {
      const callId = this.callId
      const saved = await this.onCall('wrap-up', wireOf(draft, then))
      if (saved && maySave(draft, 'ready')) this.savedCalls.push(callId)
      return saved
    },

    leave(): void {
      release?.()
      release = null
      usePhone().stop()
      forgetDesk()
      forgetDrafts()
      this.$reset()
    },

    /** Asks to be joined to the caller again until the phone carries the voice. */
    async rejoin(): Promise<void> {
      const phone = usePhone()
      while (this.rejoining && this.agent?.state === 'talking' && phone.stage === 'idle') {
        if (phone.registered) await this.onCall('rejoin')
        await new Promise((resolve) => setTimeout(resolve, phone.registered ? REJOIN_EVERY_MS : 100))
      }
      this.rejoining = false
    },

    ready(): Promise<boolean> {
      return this.act(() => http.post('/api/desk/ready'))
    },

    notReady(reason: string): Promise<boolean> {
      return this.act(() => http.post('/api/desk/not-ready', { body: { reason } }))
    },

    async answer(): Promise<void> {
      await usePhone().answer()
    },

    toggleHold(): Promise<boolean> {
      return this.onCall(this.call?.held_since ? 'resume' : 'hold')
    },

    onCall(command: CallCommand, body?: CommandBody): Promise<boolean> {
      return this.act(() => sendCommand(this.callId, command, body))
    },

    /** The hand comes down again. */
    async takeHelpBack(): Promise<void> {
      const before = refusals
      try {
        await http.remove('/api/desk/calls/{call_id}/help', { path: { call_id: this.callId } })
        this.settle(before)
      } catch (problem) {
        this.refuse(sentenceOf(problem))
      }
    },

    /** Does it, or says in the bar why not. */
    async act(deed: () => Promise<Schemas['AgentNow'] | Schemas['Done']>): Promise<boolean> {
      const before = refusals
      try {
        const answer = await deed()
        if ('agent' in answer) this.answered = answer.agent
        this.settle(before)
        return true
      } catch (problem) {
        this.refuse(sentenceOf(problem))
        return false
      }
    },

    /** An act went through: what was said before it is out of date, what was said while it was on its way is not. */
    settle(before: number): void {
      if (refusals === before) this.refusal = ''
    },

    refuse(sentence: string): void {
      refusals += 1
      this.refusal = sentence
      clearTimeout(refusalTimer)
      refusalTimer = setTimeout(() => (this.refusal = ''), REFUSAL_SHOWN_MS)
    },
  },
})
