import JsSIP from 'jssip'
import type { EndEvent, PeerConnectionEvent, RTCSession, SDPEvent } from 'jssip/lib/RTCSession'
import type { IncomingRTCSessionEvent, RTCSessionEvent, UA } from 'jssip/lib/UA'

import { microphoneConstraints } from '@/audio/devices'
import type { Schemas } from '@/wire/schemas'

import { alawFirst } from './sdp'

/** The browser's telephone: registers, rings, answers. It knows SIP and sound, and nothing of desks. */

export type PhoneAccount = Schemas['PhoneAccount']

export interface PhoneEvents {
  onRegistration(registered: boolean, why: string): void
  /** The switch does not take this password: it has forgotten the phone, or another has it. */
  onUnknown(): void
  onRinging(callId: string, autoAnswer: boolean): void
  onUp(callId: string, microphone: MediaStream, remote: MediaStream): void
  onOver(callId: string, cause: string): void
  onMicrophoneError(problem: unknown): void
}

const NO_ICE_SERVERS: RTCConfiguration = { iceServers: [] }
const REGISTER_EVERY_S = 60
/** JsSIP does not try again by itself while the socket stands. */
const REGISTER_AGAIN_MS = 2000
/** A switch that is just starting takes the socket and may answer nothing; JsSIP alone would wait for 32 s. */
const ANSWER_WITHIN_MS = 3000
const BUSY = { status_code: 486 }

function socketAddress(path: string): string {
  const scheme = location.protocol === 'https:' ? 'wss' : 'ws'
  return path.startsWith('/') ? `${scheme}://${location.host}${path}` : path
}

export class SoftPhone {
  private readonly ua: UA
  private session: RTCSession | undefined
  private microphone: Promise<MediaStream> | undefined
  private remote = new MediaStream()
  private again: ReturnType<typeof setTimeout> | undefined
  private patience: ReturnType<typeof setTimeout> | undefined
  private readonly socket: InstanceType<typeof JsSIP.WebSocketInterface>

  constructor(
    account: PhoneAccount,
    private readonly events: PhoneEvents,
  ) {
    this.socket = new JsSIP.WebSocketInterface(socketAddress(account.socket))
    this.ua = new JsSIP.UA({
      sockets: [this.socket],
      uri: account.uri,
      authorization_user: account.username,
      password: account.password,
      register: true,
      register_expires: REGISTER_EVERY_S,
      session_timers: false,
      connection_recovery_min_interval: 1,
      connection_recovery_max_interval: 4,
    })
    this.ua.on('connected', () => this.expectAnswer())
    this.ua.on('registered', () => this.answered(true, ''))
    this.ua.on('unregistered', () => events.onRegistration(false, ''))
    this.ua.on('registrationFailed', ({ cause }) => this.notRegistered(String(cause ?? '')))
    this.ua.on('disconnected', () => this.answered(false, 'disconnected'))
    this.ua.on('newRTCSession', (event: RTCSessionEvent) => this.offered(event))
  }

  start(): void {
    this.ua.start()
  }

  /** Leaves without a word to the server when the page is going away; else unregisters and hangs up. */
  stop(): void {
    clearTimeout(this.again)
    clearTimeout(this.patience)
    this.hangUp()
    this.ua.stop()
  }

  async answer(): Promise<void> {
    const session = this.session
    if (!session || session.isEstablished() || session.isEnded()) return
    try {
      const mediaStream = await this.openMicrophone()
      session.answer({ mediaStream, pcConfig: NO_ICE_SERVERS })
    } catch (problem) {
      this.microphone = undefined
      this.events.onMicrophoneError(problem)
    }
  }

  hangUp(): void {
    if (this.session && !this.session.isEnded()) this.session.terminate()
  }

  mute(muted: boolean): void {
    if (muted) this.session?.mute({ audio: true })
    else this.session?.unmute({ audio: true })
  }

  private expectAnswer(): void {
    clearTimeout(this.patience)
    this.patience = setTimeout(() => this.dropSocket(), ANSWER_WITHIN_MS)
  }

  /** As if it had broken: JsSIP connects anew and registers there. */
  private dropSocket(): void {
    this.socket.disconnect()
    this.socket.ondisconnect(true)
  }

  private answered(registered: boolean, why: string): void {
    clearTimeout(this.patience)
    this.events.onRegistration(registered, why)
  }

  private notRegistered(why: string): void {
    this.answered(false, why)
    if (why === JsSIP.C.causes.AUTHENTICATION_ERROR && !this.session) this.events.onUnknown()
    clearTimeout(this.again)
    this.again = setTimeout(() => this.ua.isConnected() && this.ua.register(), REGISTER_AGAIN_MS)
  }

  private offered({ session, request, originator }: RTCSessionEvent | IncomingRTCSessionEvent): void {
    if (String(originator) !== 'remote') return
    const callId = request.getHeader('X-Call-Id') ?? ''
    const autoAnswer = request.getHeader('X-Auto-Answer')?.toLowerCase() === 'yes'
    if (this.session && !autoAnswer) return session.terminate(BUSY)
    this.replaceSession()
    this.session = session
    this.listen(session, callId)
    void this.openMicrophone().catch((problem: unknown) => this.events.onMicrophoneError(problem))
    this.events.onRinging(callId, autoAnswer)
    if (autoAnswer) void this.answer()
  }

  /** Rung again for the call we hold: the line we had is dead, whatever it says. */
  private replaceSession(): void {
    const old = this.session
    this.session = undefined
    if (old && !old.isEnded()) old.terminate()
  }

  private listen(session: RTCSession, callId: string): void {
    session.on('sdp', (event: SDPEvent) => {
      event.sdp = alawFirst(event.sdp)
    })
    session.on('peerconnection', ({ peerconnection }: PeerConnectionEvent) => {
      this.remote = new MediaStream()
      peerconnection.addEventListener('track', ({ track }) => this.remote.addTrack(track))
    })
    session.on('confirmed', () => {
      void this.openMicrophone().then((microphone) => this.events.onUp(callId, microphone, this.remote))
    })
    const over = ({ cause }: EndEvent): void => this.over(session, callId, cause)
    session.on('ended', over)
    session.on('failed', over)
  }

  private over(session: RTCSession, callId: string, cause: string): void {
    if (this.session !== session) return
    this.session = undefined
    void this.microphone?.then((stream) => stream.getTracks().forEach((track) => track.stop())).catch(() => undefined)
    this.microphone = undefined
    this.events.onOver(callId, cause)
  }

  /** Opened when it rings, so that answering does not wait for the device. */
  private openMicrophone(): Promise<MediaStream> {
    this.microphone ??= navigator.mediaDevices.getUserMedia(microphoneConstraints())
    return this.microphone
  }
}
