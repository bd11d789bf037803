import { REQUIRED_POSITIONS, requiredPositions, notePositions, POSITION } from '@/app/positions'
import { learnServerTime } from '@/shared/ticker'
import { type Addressed, addressOf, query } from '@/wire/address'
import type { AnswerOf, ListPath, Needed, PageOf, PathOf, Request, RowOf, Upload, Verb } from '@/wire/operations'
import type { Schemas } from '@/wire/schemas'
import { postWatched, type Watched } from '@/wire/watched'

/** The only place that speaks HTTP. Refusals come as sentences a person can act on; here they become ApiError. */

/** What the server adds for the screen, such as attempts left or the moment a lock ends. */
export type RefusalDetails = Readonly<Omit<Schemas['RefusalBody'], 'code' | 'message' | 'status'>>

export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when nothing was reached. */
    readonly status: number,
    readonly code: string,
    message: string,
    readonly details: RefusalDetails = {},
  ) {
    super(message)
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
/** `why`: the sentence of the server, "" when it said none. */
type SessionListener = (why: string) => void

const SESSION_GONE: readonly string[] = ['session_expired', 'session_missing']
const UNREACHED = '未送达，请联网后重试'
const UNEXPLAINED = '服务无响应，请稍后重试'
/** What stands before the server refuses with a page of its own. */
const TOO_LARGE = '文件过大，请压缩或拆分后上传'

const onSessionLost = new Set<SessionListener>()

/** Called when the server no longer knows who we are; the page stays as it is and asks to sign in again. */
export function whenSessionIsLost(listener: SessionListener): () => void {
  onSessionLost.add(listener)
  return () => onSessionLost.delete(listener)
}

export function announceSessionLost(why = ''): void {
  for (const listener of onSessionLost) listener(why)
}

let begun = 0

/** How many sessions this page has had: what was asked in an earlier one says nothing about this one. */
export function sessionsBegun(): number {
  return begun
}

export function noteSessionBegun(): void {
  begun += 1
}

function csrfToken(): string {
  const pair = document.cookie.split('; ').find((cookie) => cookie.startsWith('csrftoken='))
  return pair ? decodeURIComponent(pair.slice('csrftoken='.length)) : ''
}

function headersFor(method: Method, body: unknown): Record<string, string> {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined && !(body instanceof FormData)) headers['Content-Type'] = 'application/json'
  if (method !== 'GET') headers['X-CSRFToken'] = csrfToken()
  const positions = requiredPositions()
  if (positions) headers[REQUIRED_POSITIONS] = positions
  return headers
}

async function parsed(response: Response): Promise<unknown> {
  const text = await response.text()
  if (!text) return null
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

const NO_BODY: Schemas['RefusalBody'] = { code: '', message: '', status: 0 }

/** What stands before the server answers with a page, or nothing. */
function isRefusal(body: unknown): body is Schemas['RefusalBody'] {
  return typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string'
}

export function errorOf(status: number, body: unknown): ApiError {
  const { code, message, ...details } = isRefusal(body) ? body : NO_BODY
  return new ApiError(status, code || `http_${status}`, message || (status === 413 ? TOO_LARGE : UNEXPLAINED), details)
}

async function send(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(path, {
      method,
      credentials: 'same-origin',
      headers: headersFor(method, body),
      body: body === undefined || body instanceof FormData ? body : JSON.stringify(body),
      signal,
    })
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError(0, 'unreached', UNREACHED)
  }
}

async function sendWatched(path: string, form: FormData, watched: Watched): Promise<Response> {
  try {
    return await postWatched(path, form, headersFor('POST', form), watched)
  } catch (cause) {
    if (cause instanceof DOMException && cause.name === 'AbortError') throw cause
    throw new ApiError(0, 'unreached', UNREACHED)
  }
}

/** The answer of the server, or its refusal as ApiError. */
async function answered(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  const sent = sentNow()
  return accepted(await send(method, path, body, signal), sent)
}

/** `at` in milliseconds of this machine's clock; `session`: which one of this page. */
interface Sent {
  readonly at: number
  readonly session: number
}

function sentNow(): Sent {
  return { at: Date.now(), session: begun }
}

async function accepted(response: Response, sent: Sent): Promise<Response> {
  learnServerTime(response.headers.get('Date'), sent.at)
  notePositions(response.headers.get(POSITION))
  if (response.ok) return response
  const error = errorOf(response.status, await parsed(response))
  if (SESSION_GONE.includes(error.code) && sent.session === begun) announceSessionLost(error.message)
  throw error
}

interface AnyRequest extends Addressed {
  readonly body?: unknown
  readonly signal?: AbortSignal
}

/** What comes back is taken for what the generated document promises of this path: the one place that does so. */
async function request<V extends Verb, P extends PathOf<V>>(method: Method, path: P, parts: AnyRequest): Promise<AnswerOf<V, P>> {
  return (await parsed(await answered(method, addressOf(path, parts), parts.body, parts.signal))) as AnswerOf<V, P>
}

export interface FileAnswer {
  readonly name: string
  readonly content: Blob
}

/** A file that is made for the asking; its name as the server gives it. */
async function file<P extends PathOf<'post'>>(path: P, ...needed: Needed<Request<'post', P>>): Promise<FileAnswer> {
  const parts = only(needed)
  const response = await answered('POST', addressOf(path, parts), parts.body ?? {})
  const name = /filename\*=utf-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '')?.[1]
  return { name: name ? decodeURIComponent(name) : '', content: await response.blob() }
}

/** What a request was called with, whatever its path asks for. */
function only(needed: readonly unknown[]): AnyRequest {
  return (needed[0] ?? {}) as AnyRequest
}

/** A write always has a body, if an empty one. */
const withBody = (parts: AnyRequest): AnyRequest => ({ ...parts, body: parts.body ?? {} })

/** Paths are those of the generated document (`hotline schema`); each knows what it takes and what it answers. */
export const http = {
  get: <P extends PathOf<'get'>>(path: P, ...needed: Needed<Request<'get', P>>) => request<'get', P>('GET', path, only(needed)),
  post: <P extends PathOf<'post'>>(path: P, ...needed: Needed<Request<'post', P>>) => request<'post', P>('POST', path, withBody(only(needed))),
  put: <P extends PathOf<'put'>>(path: P, ...needed: Needed<Request<'put', P>>) => request<'put', P>('PUT', path, withBody(only(needed))),
  remove: <P extends PathOf<'delete'>>(path: P, ...needed: Needed<Request<'delete', P>>) => request<'delete', P>('DELETE', path, only(needed)),
  /** A page of a list; its filters come from the address bar as text. */
  page: async <P extends ListPath>(path: P, fields: Readonly<Record<string, string | null>>, signal: AbortSignal): Promise<PageOf<RowOf<P>>> =>
    (await parsed(await answered('GET', path + query(fields), undefined, signal))) as PageOf<RowOf<P>>,
  /** A file with the fields beside it. */
  upload: <P extends PathOf<'post'>>(path: P, parts: Upload<P>) => request<'post', P>('POST', path, { ...only([parts]), body: parts.form }),
  /** The same, and how far it is. Given up by the signal it throws an AbortError. */
  uploadWatched: async <P extends PathOf<'post'>>(path: P, parts: Upload<P>, watched: Watched) => {
    const sent = sentNow()
    return (await parsed(await accepted(await sendWatched(addressOf(path, only([parts])), parts.form, watched), sent))) as AnswerOf<'post', P>
  },
  file,
}

/** The sentence to show for whatever was thrown; programming errors are not hidden behind it. */
export function sentenceOf(problem: unknown): string {
  if (problem instanceof ApiError) return problem.message
  throw problem
}
