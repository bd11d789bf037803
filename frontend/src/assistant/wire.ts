/** What the page and the assistant tell each other, over fetch; answers come as a stream of events. */

export interface Citation {
  title: string
  passage: string
  text: string
  valid_from: string
  valid_until: string | null
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

/** A sentence for the citizen: what went wrong and what to do. */
export class Trouble extends Error {}

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

/** An agent rings this number up, and has read what was said. */
export async function callBack(session: string, number: string, turns: Turn[]): Promise<void> {
  await post('/callbacks', { session, number, turns })
}

/** Calls `hear` for every sentence as it comes; resolves with what they were. */
export async function ask(
  asked: { session: string; text: string; turns: Turn[] },
  hear: (text: string) => void,
): Promise<Replied> {
  const reader = (await post('/ask', asked)).body?.getReader()
  if (!reader) throw new Trouble(FAILED)
  const decoder = new TextDecoder()
  let waiting = ''
  for (;;) {
    const { done, value } = await reader.read().catch(() => {
      throw new Trouble(AWAY)
    })
    if (done) throw new Trouble(FAILED)
    const events = (waiting + decoder.decode(value, { stream: true })).split('\n\n')
    waiting = events.pop() ?? ''
    for (const [name, data] of events.map(eventOf)) {
      if (name === 'sentence') hear(data.text)
      if (name === 'done') return data
    }
  }
}

function eventOf(written: string) {
  const [name = '', data = ''] = written.split('\n')
  return [name.replace('event: ', ''), JSON.parse(data.replace('data: ', ''))] as const
}

async function post(path: string, body: object): Promise<Response> {
  const headers = { 'Content-Type': 'application/json' }
  const answer = await fetch(BASE + path, { method: 'POST', headers, body: JSON.stringify(body) }).catch(() => {
    throw new Trouble(AWAY)
  })
  if (!answer.ok) throw new Trouble((await answer.json().catch(() => ({}))).message ?? FAILED)
  return answer
}
