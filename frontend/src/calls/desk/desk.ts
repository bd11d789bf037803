import { defineStore } from 'pinia'

import { inDesk } from '@/app/live/documents'
import { useSession } from '@/accounts/session'
import { http, sentenceOf } from '@/app/http'
import { type Live, openLive } from '@/app/live/useLive'
import { type CallCommand, type CommandBody, sendCommand } from '@/calls/callCommands'
import { usePhone } from '@/calls/phone/phone'
import type { LiveCall } from '@/calls/liveCall'
import type { AgentDoc } from '@/routing/agents'
import type { Schemas } from '@/wire/schemas'
import { forgetCaseDrafts } from '@/workorders/entry/drafts'

import { type DeskCredentials, type Device, forgetDesk, rememberDesk, rememberedDesk } from './credentials'
import { type DeskEvent, type DeskState, isHere, isSignedIn, leavesAfterReload, newest, next, phoneStep } from './deskState'
import { forgetDrafts } from './drafts'
import { afterCallChange, type LastCall, NO_CALL } from './lastCall'
import { claimDesk } from './windows'
import { maySave, type Then, wireOf, type WrapUpDraft } from './wrapUp'

/** The agent's desk: carries out what `deskState` decides, and every command on one's own state and call. */

interface State {
  place: DeskState
  /** The live stream; null for people without a desk. */
  line: Live | null
  /** As last answered; the live document is newer once the stream is up. */
  answered: AgentDoc | null
  reasons: readonly string[]
  last: LastCall
  /** Calls whose summary the server has whole. */
  savedCalls: string[]
  /** The last command that was turned down, as the bar reads it. */
  refusal: string
}

let release: (() => void) | null = null
let refusalTimer: ReturnType<typeof setTimeout> | undefined
/** How many the bar has read so far. */
let refusals = 0
const REFUSAL_FOR_MS = 6000
const REJOIN_EVERY_MS = 1500
const REGISTERED_WITHIN_MS = 100

/** What was being written of calls. */
function forgetWritten(): void {
  forgetDrafts()
  forgetCaseDrafts()
}

export const useDesk = defineStore('desk', {
  state: (): State => ({
    place: { kind: 'unknown' },
    line: null,
    answered: null,
    reasons: [],
    last: NO_CALL,
    savedCalls: [],
    refusal: '',
  }),

  getters: {
    agent(state): AgentDoc | null {
      const number = useSession().person?.number
      return newest(inDesk.get(state.line?.docs, `agents/${number}`), state.answered)
    },
    call(): LiveCall | null {
      const id = this.agent?.call
      if (!id) return null
      const doc = inDesk.get(this.line?.docs, `calls/${id}`)
      return doc ?? (this.last.call?.id === id ? this.last.call : null)
    },
    callId(): string {
      return this.agent?.call ?? ''
    },
    signedIn(): boolean {
      return isSignedIn(this.agent)
    },
    /** The server has answered whether one is signed in. */
    known(state): boolean {
      return state.place.kind !== 'unknown'
    },
    /** The signed-in desk is this window. */
    here(state): boolean {
      return isHere(state.place, this.agent)
    },
    displaced(state): boolean {
      return state.place.kind === 'displaced'
    },
    credentials(state): DeskCredentials | null {
      return state.place.kind === 'occupied' ? state.place.credentials : null
    },
    device(): Device {
      return this.credentials?.device ?? 'browser'
    },
    /** This window's phone is on its way back into the call. */
    rejoining(state): boolean {
      return state.place.kind === 'occupied' && state.place.voice === 'returning'
    },
    passedToRating(state): boolean {
      return state.last.passedToRating
    },
  },

  actions: {
    follow(): void {
      if (this.line) return
      const opened = openLive('desk')
      this.line = opened.live
      release = opened.release
    },

    /** Something happened to the desk: its next state, and what that means for this window. */
    take(event: DeskEvent): void {
      const before = this.place
      this.place = next(before, event)
      const step = phoneStep(before, this.place)
      if (step === 'leave') return
      if (step === 'stop') this.vacate()
      else this.occupy(step.start)
    },

    /** After a page load: finds out whether one is signed in, and takes the phone up again where this window is the desk. */
    async resume(): Promise<void> {
      this.follow()
      const { agent, call, reasons } = await http.get('/api/desk')
      this.learn(agent)
      this.last = { ...NO_CALL, call }
      this.reasons = reasons
      this.take({ type: 'loaded', agent, call, remembered: rememberedDesk() })
      if (this.credentials?.device === 'browser' && leavesAfterReload(call, agent)) await this.onCall('drop')
    },

    async signIn(device: Device, takeover: boolean): Promise<void> {
      const { agent, desk, phone, reasons } = await http.post('/api/desk/sign-in', { body: { device, takeover } })
      this.learn(agent)
      this.reasons = reasons
      this.follow()
      this.take({ type: 'signedIn', credentials: { agent: agent.id, desk, device, phone } })
    },

    /** An answer that was overtaken by a newer one changes nothing. */
    learn(agent: AgentDoc | null): void {
      this.answered = agent && newest(agent, this.answered)
    },

    occupy(credentials: DeskCredentials): void {
      rememberDesk(credentials)
      claimDesk(credentials.agent)
      if (credentials.device === 'browser') usePhone().start(credentials.phone, () => void this.renewPhone(credentials.desk))
    },

    vacate(): void {
      usePhone().stop()
      forgetDesk()
    },

    /** The switch has forgotten this window's phone. Another window's sign-in made the old password void: then nothing. */
    async renewPhone(desk: string): Promise<void> {
      if (this.credentials?.desk !== desk) return
      const { phone } = await http.post('/api/desk/phone', { body: { desk } }).catch(() => ({ phone: null }))
      if (phone) this.take({ type: 'phoneRenewed', desk, account: phone })
    },

    see(call: LiveCall | null): void {
      this.last = afterCallChange(this.last, call, this.callId)
    },

    async signOut(): Promise<void> {
      if (!(await this.act(() => http.post('/api/desk/sign-out')))) return
      this.take({ type: 'signedOut' })
      forgetWritten()
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
      this.vacate()
      forgetWritten()
      this.$reset()
    },

    /** Requests to be joined to the caller again until the phone carries the voice. */
    async rejoin(): Promise<void> {
      const phone = usePhone()
      while (this.rejoining && this.agent?.state === 'talking' && phone.stage === 'idle') {
        if (phone.registered) await this.onCall('rejoin')
        await new Promise((resolve) => setTimeout(resolve, phone.registered ? REJOIN_EVERY_MS : REGISTERED_WITHIN_MS))
      }
      this.take({ type: 'voiceSettled' })
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

    /** Does it; else the bar reads why not. */
    async act(request: () => Promise<Schemas['AgentNow'] | Schemas['Done']>): Promise<boolean> {
      const before = refusals
      try {
        const answer = await request()
        if ('agent' in answer) this.learn(answer.agent)
        this.settle(before)
        return true
      } catch (problem) {
        this.refuse(sentenceOf(problem))
        return false
      }
    },

    /** A command went through: a refusal of before it is out of date, one that came while it was on its way is not. */
    settle(before: number): void {
      if (refusals === before) this.refusal = ''
    },

    refuse(sentence: string): void {
      refusals += 1
      this.refusal = sentence
      clearTimeout(refusalTimer)
      refusalTimer = setTimeout(() => (this.refusal = ''), REFUSAL_FOR_MS)
    },
  },
})
