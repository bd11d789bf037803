import { onScopeDispose, reactive, shallowReactive } from 'vue'

import { applyChange, applySnapshot, type Change, type Documents, type Snapshot, onWall } from '@/app/live/documents'
import type { ServerEvent } from '@/app/live/sse'
import { LiveStream } from '@/app/live/stream'

/** One wall's live documents. They are replaced by name and none is kept beside: days of them weigh what a minute does. */

export interface WallLive {
  readonly docs: Documents
  state: 'connecting' | 'up' | 'down'
  /** Ms on this machine's clock of the last byte heard; 0 before the first. */
  receivedAt: number
  /** Of the moment that what is counted is true of, at the earliest; 0 before the first. */
  countedAt: number
  /** Why nothing is shown at all: the link is over, the wall is not there. "" while it is tried. */
  over: string
}

const OVER: Readonly<Record<string, string>> = {
  display_over: '这块屏的链接已停用或过期。请管理员重新生成。',
  session_expired: '登录已过期。重新登录，或用大屏链接打开。',
  session_missing: '未登录，链接中无密钥。请用大屏链接打开。',
}
const FINAL: readonly string[] = ['not_permitted', 'forbidden', 'not_found', 'http_403', 'http_404', ...Object.keys(OVER)]

/** Tells when the rest was counted. The server's clock is compared with itself only: this machine's may be wrong. */
const COUNTED = 'counted'
const SENT_WITHIN_MS = 500

/** `secret`: of a display link; "" for who is signed in. */
export function useWall(key: string, secret: string): WallLive {
  const live: WallLive = reactive({ docs: shallowReactive(new Map<string, unknown>()), state: 'connecting', receivedAt: 0, countedAt: 0, over: '' })

  function receive(event: ServerEvent): void {
    if (event.event === 'snapshot') {
      const snapshot = JSON.parse(event.data) as Snapshot
      applySnapshot(live.docs, snapshot)
      const counted = onWall.get(live.docs, COUNTED)
      if (counted) live.countedAt = Date.now() - Math.max(0, Date.parse(snapshot.now) - Date.parse(counted.at))
    }
    if (event.event === 'change') {
      const change = JSON.parse(event.data) as Change
      applyChange(live.docs, change)
      if (change.doc === COUNTED) live.countedAt = Date.now() - SENT_WITHIN_MS
    }
  }

  const stream = new LiveStream(
    `/api/walls/${encodeURIComponent(key)}/stream`,
    {
      onEvent: receive,
      onReceived: () => {
        live.state = 'up'
        live.receivedAt = Date.now()
      },
      onDown: () => {
        live.state = 'down'
      },
      onRefused: (code, message) => {
        if (!FINAL.includes(code)) return
        live.over = OVER[code] ?? message
        stream.stop()
      },
    },
    secret ? { Authorization: `Display ${secret}` } : {},
  )
  const back = (): void => stream.hurry()
  stream.start()
  window.addEventListener('online', back)
  onScopeDispose(() => {
    window.removeEventListener('online', back)
    stream.stop()
  })
  return live
}

/** Seconds since that moment on this machine's clock, anew whenever the page's clock ticks; 0 before the first. */
export function ageOf(moment: number, now: number): number {
  void now
  return moment ? Math.max(0, (Date.now() - moment) / 1000) : 0
}
