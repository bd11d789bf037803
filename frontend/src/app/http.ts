import { learnServerTime } from '@/shared/ticker'

/** The only place that speaks HTTP. Refusals come as sentences a person can act on; here they become ApiError. */

export class ApiError extends Error {
  constructor(
    /** HTTP status; 0 when nothing was reached. */
    readonly status: number,
    readonly code: string,
    message: string,
    /** What the server adds for the screen, such as attempts left or the moment a lock ends. */
    readonly details: Readonly<Record<string, unknown>> = {},
  ) {
    super(message)
  }
}

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type SessionListener = () => void

const SESSION_GONE: readonly string[] = ['session_expired', 'session_missing']
const UNREACHED = '没有送到。网接上后再试'
const UNEXPLAINED = '服务没有答复。稍等几秒再试'
/** What stands before the server refuses with a page of its own. */
const TOO_LARGE = '文件太大，没有收下。请压小或分成几个再传'

const onSessionLost = new Set<SessionListener>()

/** Called when the server no longer knows who we are; the page stays as it is and asks to sign in again. */
export function whenSessionIsLost(listener: SessionListener): () => void {
  onSessionLost.add(listener)
  return () => onSessionLost.delete(listener)
}

export function announceSessionLost(): void {
  for (const listener of onSessionLost) listener()
}

function csrfToken(): string {
  const pair = document.cookie.split('; ').find((cookie) => cookie.startsWith('csrftoken='))
  return pair ? decodeURIComponent(pair.slice('csrftoken='.length)) : ''
}

function headersFor(method: Method, body: unknown): HeadersInit {
  const headers: Record<string, string> = { Accept: 'application/json' }
  if (body !== undefined && !(body instanceof FormData)) headers['Content-Type'] = 'application/json'
  if (method !== 'GET') headers['X-CSRFToken'] = csrfToken()
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

export function errorOf(status: number, body: unknown): ApiError {
  const fields = body !== null && typeof body === 'object' ? (body as Record<string, unknown>) : {}
  const { code, message, ...details } = fields
  return new ApiError(
    status,
    typeof code === 'string' ? code : `http_${status}`,
    typeof message === 'string' && message ? message : status === 413 ? TOO_LARGE : UNEXPLAINED,
    details,
  )
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

export interface Watched {
  /** Hears the share of the body that has left, 0 to 1. */
  readonly progress: (share: number) => void
  readonly signal?: AbortSignal
}

/** XMLHttpRequest alone tells how much of a file has left. */
function sendWatched(path: string, form: FormData, { progress, signal }: Watched): Promise<Response> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', path)
    for (const [name, value] of Object.entries(headersFor('POST', form))) request.setRequestHeader(name, value as string)
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0)
    request.onload = () => resolve(new Response(request.responseText || null, { status: request.status, headers: { Date: request.getResponseHeader('Date') ?? '' } }))
    request.onerror = () => reject(new ApiError(0, 'unreached', UNREACHED))
    request.onabort = () => reject(new DOMException('Given up', 'AbortError'))
    signal?.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

/** The answer of the server, or its refusal as ApiError. */
async function answered(method: Method, path: string, body: unknown, signal?: AbortSignal): Promise<Response> {
  return accepted(await send(method, path, body, signal))
}

async function accepted(response: Response): Promise<Response> {
  const date = response.headers.get('Date')
  if (date) learnServerTime(Date.parse(date))
  if (response.ok) return response
  const error = errorOf(response.status, await parsed(response))
  if (SESSION_GONE.includes(error.code)) announceSessionLost()
  throw error
}

async function request<T>(method: Method, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  return (await parsed(await answered(method, path, body, signal))) as T
}

export interface FileAnswer {
  readonly name: string
  readonly content: Blob
}

/** A file that is made for the asking; its name as the server gives it. */
async function file(path: string, body: unknown): Promise<FileAnswer> {
  const response = await answered('POST', path, body)
  const name = /filename\*=utf-8''([^;]+)/i.exec(response.headers.get('Content-Disposition') ?? '')?.[1]
  return { name: name ? decodeURIComponent(name) : '', content: await response.blob() }
}

export const http = {
  get: <T>(path: string, signal?: AbortSignal) => request<T>('GET', path, undefined, signal),
  post: <T>(path: string, body: unknown = {}) => request<T>('POST', path, body),
  put: <T>(path: string, body: unknown = {}) => request<T>('PUT', path, body),
  /** A file with the fields beside it. */
  upload: <T>(path: string, form: FormData) => request<T>('POST', path, form),
  /** The same, and how far it is. Given up by the signal it throws an AbortError. */
  uploadWatched: async <T>(path: string, form: FormData, watched: Watched) => (await parsed(await accepted(await sendWatched(path, form, watched)))) as T,
  remove: <T>(path: string) => request<T>('DELETE', path),
  file,
}

/** The sentence to show for whatever was thrown; programming errors are not hidden behind it. */
export function sentenceOf(problem: unknown): string {
  if (problem instanceof ApiError) return problem.message
  throw problem
}

/** "?a=1&b=2" of the fields that are set. */
export function query(fields: Readonly<Record<string, string | number | boolean | null | undefined>>): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value))
  }
  const text = search.toString()
  return text ? `?${text}` : ''
}
