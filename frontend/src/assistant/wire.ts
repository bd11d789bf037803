import { type Addressed, addressOf } from '@/wire/address'
import type { AnswerOf, BodyOf, Needed, PathOf, Request, Verb } from '@/wire/operations'
import type { Schemas } from '@/wire/schemas'
import { postWatched, type Watched } from '@/wire/watched'

/** What the page and the assistant tell each other, over fetch; answers come as a stream of events. */

export type Citation = Schemas['CitationOut']
export type Article = Schemas['FullArticleOut']
export type Reply = Schemas['RepliedOut']
type Sentence = Schemas['AnswerSentence']

/** A sentence for the citizen: what went wrong and what to do. `passes`: a second try may help, as after a restart. */
export class CitizenError extends Error {
  constructor(
    message: string,
    readonly passes = false,
    /** What the server calls it. */
    readonly code = '',
  ) {
    super(message)
  }
}

const AWAY = '网络已断开，请检查网络后重试；急事请拨打 12333。'
const FAILED = '系统正在恢复，请稍后重试；急事请拨打 12333。'

export function begin(): Promise<Schemas['TalkBegunOut']> {
  return request('post', '/api/assistant/sessions')
}

/** Whether this is a demonstration, which knows nobody. */
export async function isDemonstration(): Promise<boolean> {
  return request('get', '/api/installation').then((found) => found.demonstration, () => false)
}

export async function suggest(typed: string): Promise<string[]> {
  const found = await request('get', '/api/assistant/suggest', { query: { q: typed } }).catch(() => undefined)
  return found?.suggestions ?? []
}

export async function rate(session: string, answer: string, useful: boolean): Promise<void> {
  await request('post', '/api/assistant/ratings', { body: { session, answer, useful } })
}

/** An article as it holds now, whole. Throws CitizenError. */
export function readArticle(code: string): Promise<Article> {
  return request('get', '/api/assistant/articles/{code}', { path: { code } })
}

/** An agent rings this number up, and has read the conversation. */
export async function callBack(session: string, number: string): Promise<void> {
  await request('post', '/api/assistant/callbacks', { body: { session, number } })
}

/** Whether questions may be spoken, and for how many seconds at a time. */
export function speechInput(): Promise<Schemas['HearingOut']> {
  return request('get', '/api/assistant/hearing').catch(() => ({ hears: false, seconds: 0 }))
}

/** The text of a recording, to be corrected. Throws CitizenError. */
export async function recognise(session: string, recording: Blob): Promise<string> {
  const form = new FormData()
  form.append('session', session)
  form.append('recording', recording, 'recording')
  const answer = await send('/api/assistant/hearing', { method: 'POST', body: form })
  return ((await answer.json()) as AnswerOf<'post', '/api/assistant/hearing'>).text
}

/** Milliseconds before a request is made again: a web process that ends is followed by another within seconds. */
export const AGAIN_AFTER = [500, 1500, 3000]

/** Once more while the error passes; `again` is called before each further try. */
export async function withRetries<T>(attempt: () => Promise<T>, again: () => void = () => undefined): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await attempt()
    } catch (error) {
      const wait = AGAIN_AFTER[tries]
      if (!(error instanceof CitizenError && error.passes) || wait === undefined) throw error
      await new Promise((go) => setTimeout(go, wait))
      again()
    }
  }
}

type Question = BodyOf<'post', '/api/assistant/ask'>

/**
 * Calls `onSentence` for every sentence as it comes, and `again` before they come once more because the answer broke
 * off; resolves with the reply that they were. Any web process can answer.
 */
export function answerTo(question: Question, onSentence: (sentence: Sentence) => void, again: () => void): Promise<Reply> {
  return withRetries(() => oneAnswer(question, onSentence), again)
}

async function oneAnswer(question: Question, onSentence: (sentence: Sentence) => void): Promise<Reply> {
  const reader = (await respond('post', '/api/assistant/ask', { body: question })).body?.getReader()
  if (!reader) throw new CitizenError(FAILED)
  const decoder = new TextDecoder()
  let waiting = ''
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new CitizenError(AWAY, true)
    })
    if (done) throw new CitizenError(FAILED, true)
    const events = (waiting + decoder.decode(value, { stream: true })).split('\n\n')
    waiting = events.pop() ?? ''
    for (const [name, data] of events.map(eventOf)) {
      if (name === 'sentence') onSentence(data as Sentence)
      if (name === 'done') return data as Reply
    }
  }
}

function eventOf(written: string): readonly [string, unknown] {
  const [name = '', data = ''] = written.split('\n')
  return [name.replace('event: ', ''), JSON.parse(data.replace('data: ', ''))]
}

type PublicPath<V extends Verb> = Extract<PathOf<V>, `/api/assistant/${string}` | '/api/chat' | `/api/chat/${string}` | '/api/installation' | '/api/survey-answers'>

/** A path of the public interface, and what the generated document promises of it. Throws CitizenError. */
export async function request<V extends 'get' | 'post', P extends PublicPath<V>>(
  verb: V,
  path: P,
  ...needed: [...request: Needed<Request<V, P>>, headers?: Record<string, string>]
): Promise<AnswerOf<V, P>> {
  return (await (await respond(verb, path, ...partsOf(needed))).json()) as AnswerOf<V, P>
}

/** What a request was called with, whatever its path needs. */
function partsOf(needed: readonly unknown[]): [AnyRequest?, Record<string, string>?] {
  return needed as [AnyRequest?, Record<string, string>?]
}

type AnyRequest = Addressed & { readonly body?: unknown }

function respond(verb: 'get' | 'post', path: string, needed: AnyRequest = {}, headers: Record<string, string> = {}): Promise<Response> {
  const body = verb === 'post' ? JSON.stringify(needed.body ?? {}) : undefined
  return send(addressOf(path, needed), { method: verb.toUpperCase(), headers: { 'Content-Type': 'application/json', ...headers }, body })
}

/** A file on its way, with how far it is. Given up by the signal it throws an AbortError, else CitizenError. */
export async function upload<P extends PublicPath<'post'>>(path: P, form: FormData, headers: Record<string, string>, watched: Watched): Promise<AnswerOf<'post', P>> {
  return (await (await accepted(postWatched(path, form, headers, watched))).json()) as AnswerOf<'post', P>
}

const send = (address: string, init: RequestInit): Promise<Response> => accepted(fetch(address, init))

async function accepted(sent: Promise<Response>): Promise<Response> {
  const answer = await sent.catch((cause: unknown) => {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new CitizenError(AWAY, true)
  })
  if (answer.ok) return answer
  const refusal = (await answer.json().catch(() => ({}))) as Partial<Schemas['RefusalBody']>
  throw new CitizenError(refusal.message ?? FAILED, answer.status >= 500, refusal.code)
}
