import { computed, type ComputedRef, reactive } from 'vue'

import { ApiError, http } from '@/app/http'
import { useDesk } from '@/calls/desk/desk'

/** What was seen and used of the knowledge base in a call becomes part of the call. Each article is told of once a way. */

export interface Mention {
  readonly code: string
  readonly version: number
  readonly passage?: string
}

type DisplayedBy = 'search' | 'suggested' | 'opened'
type Used = 'copied' | 'marked'

type Report = () => Promise<unknown>

const AGAIN_MS = 5000
/** What could not be told any more is dropped, the oldest first: a call must not wait for its footnotes. */
const REMEMBERED = 50
const waiting: Report[] = []
let sending = false

/** Call → "how code version". */
const reported = reactive(new Map<string, Set<string>>())

function isNew(call: string, how: string, { code, version }: Mention): boolean {
  const key = `${how} ${code} ${version}`
  const before = reported.get(call) ?? new Set<string>()
  if (before.has(key)) return false
  reported.set(call, new Set(before).add(key))
  return true
}

/** In order, and again after a while where the server could not be reached; what it refuses is not asked twice. */
async function send(): Promise<void> {
  if (sending) return
  sending = true
  try {
    for (let next = waiting[0]; next && (await arrived(next)); next = waiting[0]) waiting.shift()
  } finally {
    sending = false
  }
  if (waiting.length > 0) setTimeout(() => void send(), AGAIN_MS)
}

async function arrived(report: Report): Promise<boolean> {
  try {
    await report()
    return true
  } catch (problem) {
    if (!(problem instanceof ApiError)) throw problem
    return problem.status !== 0 && problem.status < 500
  }
}

function report(report: Report): void {
  waiting.push(report)
  if (waiting.length > REMEMBERED) waiting.shift()
  void send()
}

/** Nothing without a call. */
export function reportDisplayed(how: DisplayedBy, articles: readonly Mention[]): void {
  const call = useDesk().callId
  if (!call) return
  const seen = articles.filter((one) => isNew(call, how, one)).map(({ code, version, passage }) => ({ code, version, passage: passage ?? '' }))
  if (seen.length > 0) report(() => http.post('/api/knowledge/calls/{call_id}/shown', { path: { call_id: call }, body: { how, articles: seen } }))
}

export function reportUsed(how: Used, { code, version, passage }: Mention): void {
  const call = useDesk().callId
  if (!call || !isNew(call, how, { code, version })) return
  report(() => http.post('/api/knowledge/calls/{call_id}/used', { path: { call_id: call }, body: { how, article: { code, version, passage: passage ?? '' } } }))
}

export interface Consulted {
  readonly read: number
  readonly used: readonly string[]
}

/** How many articles were opened in the call in hand, and the codes of those used. */
export function useConsulted(): ComputedRef<Consulted> {
  const desk = useDesk()
  return computed(() => {
    const keys = [...(reported.get(desk.callId) ?? [])].map((key) => key.split(' '))
    const codes = (...hows: string[]): string[] => [...new Set(keys.filter(([how]) => how && hows.includes(how)).map(([, code]) => code ?? ''))]
    return { read: codes('opened').length, used: codes('copied', 'marked') }
  })
}
