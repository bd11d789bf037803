import { defineStore } from 'pinia'
import { markRaw } from 'vue'

import { audioChoice, microphoneError } from '@/audio/devices'
import { ring } from '@/audio/tones'

import { SoftPhone, type PhoneAccount } from './softPhone'

/** What the screens see of the telephone. */

interface PhoneState {
  registered: boolean
  /** Since when, as Date.now(); 0: it is not. */
  registeredAt: number
  /** Why the phone is not registered, in the switch's words; for 详情 only. */
  registrationError: string
  stage: 'idle' | 'ringing' | 'answering' | 'up'
  callId: string
  rejoining: boolean
  muted: boolean
  errorText: string
  microphone: MediaStream | null
  remoteStream: MediaStream | null
}

const SOUND_BLOCKED = '浏览器已静音，点击页面恢复'

let phone: SoftPhone | undefined
let stopRinging: (() => void) | undefined
const earpiece = new Audio()

export const usePhone = defineStore('phone', {
  state: (): PhoneState => ({
    registered: false,
    registeredAt: 0,
    registrationError: '',
    stage: 'idle',
    callId: '',
    rejoining: false,
    muted: false,
    errorText: '',
    microphone: null,
    remoteStream: null,
  }),

  actions: {
    /** ``forgotten``: asked, at most every few seconds, when the switch does not know this account any more. */
    start(account: PhoneAccount, forgotten: () => void = () => undefined): void {
      this.stop()
      phone = new SoftPhone(account, {
        onRegistration: (registered, why) => {
          this.registered = registered
          this.registeredAt = registered ? Date.now() : 0
          this.registrationError = why
        },
        onUnknown: forgotten,
        onRinging: (callId, autoAnswer) => this.ringing(callId, autoAnswer),
        onUp: (callId, microphone, remote) => this.up(callId, microphone, remote),
        onOver: () => this.over(),
        onMicrophoneError: (problem) => {
          this.errorText = microphoneError(problem)
          if (this.stage === 'answering') this.stage = 'ringing'
        },
      })
      phone.start()
    },

    stop(): void {
      phone?.stop()
      phone = undefined
      this.over()
      this.registered = false
      this.registeredAt = 0
    },

    async answer(): Promise<void> {
      if (this.stage !== 'ringing') return
      this.stage = 'answering'
      this.errorText = ''
      await phone?.answer()
    },

    /** The other end is gone without a word: leave this call's line, if that is the one we hold. */
    letGo(callId: string): void {
      if (this.callId === callId) phone?.hangUp()
    },

    toggleMute(): void {
      if (this.stage !== 'up') return
      this.muted = !this.muted
      phone?.mute(this.muted)
    },

    /** Browsers may hold the sound back until the page is touched: say so, and play at the first touch. */
    async playSound(): Promise<void> {
      const blocked = await earpiece.play().then(
        () => false,
        (problem: unknown) => problem instanceof DOMException && problem.name === 'NotAllowedError',
      )
      this.errorText = blocked ? SOUND_BLOCKED : ''
      if (blocked) document.addEventListener('pointerdown', () => void this.playSound(), { once: true })
    },

    ringing(callId: string, autoAnswer: boolean): void {
      this.stage = autoAnswer ? 'answering' : 'ringing'
      this.errorText = ''
      this.callId = callId
      this.rejoining = autoAnswer
      stopRinging?.()
      stopRinging = autoAnswer ? undefined : ring()
    },

    up(callId: string, microphone: MediaStream, remote: MediaStream): void {
      this.quiet()
      this.stage = 'up'
      this.callId = callId
      this.rejoining = false
      this.muted = false
      this.microphone = markRaw(microphone)
      this.remoteStream = markRaw(remote)
      earpiece.srcObject = remote
      void this.useSpeaker().then(() => this.playSound())
    },

    over(): void {
      this.quiet()
      this.stage = 'idle'
      this.callId = ''
      this.rejoining = false
      this.microphone = null
      this.remoteStream = null
      earpiece.srcObject = null
    },

    quiet(): void {
      stopRinging?.()
      stopRinging = undefined
    },

    async useSpeaker(): Promise<void> {
      if ('setSinkId' in earpiece) await earpiece.setSinkId(audioChoice.speaker).catch(() => undefined)
    },
  },
})
