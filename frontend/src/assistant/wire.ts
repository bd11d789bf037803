/** What the page and the assistant tell each other, over fetch; answers come as a stream of events. */

export interface Citation {
  article: string
  title: string
  passage: string
  text: string
  valid_from: string
  valid_until: string | null
}

/** An article as it holds now, whole. */
export interface Article {
  title: string
  valid_from: string
  valid_until: string | null
  passages: { key: string; text: string }[]
}

export interface Replied {
  answer: string
  kind: 'answer' | 'refer' | 'refuse' | 'clarify' | 'escalate'
  topics: string[]
  number: string
  level: string
  citations: Citation[]
  options: { topic: string; label: string }[]
}

export interface Turn {
  role: 'citizen' | 'assistant'
  text: string
}

/** A sentence for the citizen: what went wrong and what to do. `passes`: asking again may help, as after a restart. */
export class Trouble extends Error {
  constructor(
    message: string,
    readonly passes = false,
    /** What the server calls it. */
    readonly code = '',
  ) {
    super(message)
  }
}

const AWAY = '网络好像断了，请检查网络后再试；急事请拨打 12333。'
const FAILED = '系统正在恢复，请过一会儿再问；急事请拨打 12333。'
const BASE = '/api/assistant'

export function begin(): Promise<{ session: string; greeting: string; examples: string[] }> {
  return post('/sessions', {}).then((answer) => answer.json())
}

export async function suggest(typed: string): Promise<string[]> {
  const answer = await fetch(`${BASE}/suggest?q=${encodeURIComponent(typed)}`).catch(() => undefined)
  return answer?.ok ? (await answer.json()).suggestions : []
}

export async function rate(session: string, answer: string, useful: boolean): Promise<void> {
  await post('/ratings', { session, answer, useful })
}

/** Throws Trouble. */
export async function readArticle(code: string): Promise<Article> {
  return (await reach(`${BASE}/articles/${encodeURIComponent(code)}`, 'GET')).json()
}

/** An agent rings this number up, and has read what was said. */
export async function callBack(session: string, number: string, turns: Turn[]): Promise<void> {
  await post('/callbacks', { session, number, turns })
}

/** Whether questions may be spoken, and for how many seconds at a time. */
export async function hearing(): Promise<{ hears: boolean; seconds: number }> {
  const answer = await fetch(`${BASE}/hearing`).catch(() => undefined)
  return answer?.ok ? answer.json() : { hears: false, seconds: 0 }
}

/** What was said, to be corrected. Throws Trouble. */
export async function hear(session: string, recording: Blob): Promise<string> {
  const form = new FormData()
  form.append('session', session)
  form.append('recording', recording, 'recording')
  return (await (await send(`${BASE}/hearing`, { method: 'POST', body: form })).json()).text
}

/** Milliseconds before a question is put again: a web process that ends is followed by another within seconds. */
export const AGAIN_AFTER = [500, 1500, 3000]

/**
 * Calls `hear` for every sentence as it comes, with the numbers of the citations it rests on, and `anew` before they come once more because the answer broke off;
 * resolves with what they were. Any web process can answer: all it needs goes along.
 */
export async function ask(
  asked: { session: string; text: string; turns: Turn[] },
  hear: (text: string, sources: number[]) => void,
  anew: () => void,
): Promise<Replied> {
  for (let tries = 0; ; tries++) {
    try {
      return await askOnce(asked, hear)
    } catch (error) {
      const wait = AGAIN_AFTER[tries]
      if (!(error instanceof Trouble && error.passes) || wait === undefined) throw error
      await new Promise((go) => setTimeout(go, wait))
      anew()
    }
  }
}

async function askOnce(
  asked: { session: string; text: string; turns: Turn[] },
  hear: (text: string, sources: number[]) => void,
): Promise<Replied> {
  const reader = (await post('/ask', asked)).body?.getReader()
  if (!reader) throw new Trouble(FAILED)
  const decoder = new TextDecoder()
  let waiting = ''
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Trouble(AWAY, true)
    })
    if (done) throw new Trouble(FAILED, true)
    const events = (waiting + decoder.decode(value, { stream: true })).split('\n\n')
    waiting = events.pop() ?? ''
    for (const [name, data] of events.map(eventOf)) {
      if (name === 'sentence') hear(data.text, data.sources ?? [])
      if (name === 'done') return data
    }
  }
}

function eventOf(written: string) {
  const [name = '', data = ''] = written.split('\n')
  return [name.replace('event: ', ''), JSON.parse(data.replace('data: ', ''))] as const
}

async function post(path: string, body: object): Promise<Response> {
  return reach(BASE + path, 'POST', body)
}

/** Any part of the public interface. Throws Trouble with a sentence for the citizen. */
export async function reach(path: string, method: 'GET' | 'POST', body?: object, more: Record<string, string> = {}): Promise<Response> {
  return send(path, { method, headers: { 'Content-Type': 'application/json', ...more }, body: body && JSON.stringify(body) })
}

async function send(path: string, request: RequestInit): Promise<Response> {
  const answer = await fetch(path, request).catch(() => {
    throw new Trouble(AWAY, true)
  })
  if (answer.ok) return answer
  const told = await answer.json().catch(() => ({}))
  throw new Trouble(told.message ?? FAILED, answer.status >= 500, told.code)
}
