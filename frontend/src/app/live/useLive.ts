import { type Ref, onScopeDispose, reactive, shallowReactive } from 'vue'


import { applyChange, applySnapshot, type Change, type Documents, type Snapshot } from './documents'
import type { ServerEvent } from './sse'
import { LiveStream } from './stream'

export type View = 'desk' | 'colleagues' | 'floor' | 'health' | 'own'

export interface Live {
  readonly docs: Documents
  /** 'down' from the moment the line breaks until the first byte of the next one. */
  state: 'connecting' | 'up' | 'down'
  /** Wall-clock ms of the last byte heard; 0 before the first. */
  receivedAt: number
  downSince: number
  /** Changes the last reconnection brought; the bar says how many were caught up. */
  caughtUp: number
  caughtUpAt: number
  /** Try again at once: the network or the session is back. */
  retry(): void
}

interface Shared {
  live: Live
  stream: LiveStream
  users: number
}

const open = new Map<View, Shared>()

function receive(live: Live, event: ServerEvent): void {
  if (event.event === 'snapshot') {
    const snapshot = JSON.parse(event.data) as Snapshot
    applySnapshot(live.docs, snapshot)
  }
  if (event.event === 'change') {
    applyChange(live.docs, JSON.parse(event.data) as Change)
    if (Date.now() - live.caughtUpAt < CATCHING_UP_MS) live.caughtUp += 1
  }
}

/** Changes this soon after a reconnection are counted as caught up. */
const CATCHING_UP_MS = 1000

function received(live: Live): void {
  if (live.state === 'down') {
    live.caughtUp = 0
    live.caughtUpAt = Date.now()
  }
  live.state = 'up'
  live.receivedAt = Date.now()
}

function down(live: Live): void {
  if (live.state !== 'down') live.downSince = Date.now()
  live.state = 'down'
}

function connect(view: View): Shared {
  const live: Live = reactive({
    docs: shallowReactive(new Map<string, unknown>()),
    state: 'connecting',
    receivedAt: 0,
    downSince: 0,
    caughtUp: 0,
    caughtUpAt: 0,
    retry: () => stream.hurry(),
  })
  const stream: LiveStream = new LiveStream(`/api/live/stream?view=${view}`, {
    onEvent: (event) => receive(live, event),
    onReceived: () => received(live),
    onDown: () => down(live),
  })
  stream.start()
  return { live, stream, users: 0 }
}

window.addEventListener('online', () => open.forEach(({ stream }) => stream.hurry()))
window.addEventListener('offline', () => open.forEach(({ stream }) => stream.drop()))

/** Takes part in the one stream of this view; call the result's release when done. */
export function openLive(view: View): { live: Live; release: () => void } {
  const shared = open.get(view) ?? connect(view)
  open.set(view, shared)
  shared.users += 1
  let held = true
  const release = (): void => {
    if (!held) return
    held = false
    if (--shared.users > 0) return
    shared.stream.stop()
    open.delete(view)
  }
  return { live: shared.live, release }
}

/** The live documents of a view for as long as the calling component lives. */
export function useLive(view: View): Live {
  const { live, release } = openLive(view)
  onScopeDispose(release)
  return live
}

/** Seconds since anything was heard; 0 before the first. */
export function ageSeconds(live: Live, now: Readonly<Ref<number>>): number {
  void now.value
  return live.receivedAt === 0 ? 0 : Math.max(0, (Date.now() - live.receivedAt) / 1000)
}
