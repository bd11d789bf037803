/** A chat with a person, over fetch. All of it may be sent twice: the secret names the chat, a key the message. */

import { AGAIN_AFTER, reach, Trouble, type Turn } from './wire'

export interface ChatMessage {
  number: number
  /** The agent's number, empty for the citizen. */
  by: string
  key: string
  at: string
  text: string
}

export interface OwnChat {
  state: 'waiting' | 'talking' | 'ended'
  /** In line; the next is 1. */
  place: number
  agent: string
  offers_callback: boolean
  ended_by: '' | 'citizen' | 'agent' | 'silence' | 'left'
  stars: number | null
  last_number: number
  messages: ChatMessage[]
}

export const beginChat = (secret: string, session: string, turns: Turn[]) => told<OwnChat>('', 'POST', secret, { session, secret, turns })

export const lookAtChat = (secret: string, after: number) => told<OwnChat>(`?after=${after}`, 'GET', secret)

export const sayInChat = (secret: string, key: string, text: string) => told<ChatMessage>('/messages', 'POST', secret, { key, text })

export const endChat = (secret: string) => told<OwnChat>('/end', 'POST', secret, {})

export const rateChat = (secret: string, stars: number) => told<OwnChat>('/rating', 'POST', secret, { stars })

/** So many random bytes in hexadecimal. */
export function random(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((each) => each.toString(16).padStart(2, '0')).join('')
}

/** Asked again after a while where that may help. Looking is not: the next look comes by itself. */
async function told<T>(path: string, method: 'GET' | 'POST', secret: string, body?: object): Promise<T> {
  for (let tries = 0; ; tries++) {
    try {
      return await (await reach(`/api/chat${path}`, method, body, { 'X-Chat-Secret': secret })).json()
    } catch (error) {
      const wait = AGAIN_AFTER[tries]
      if (method === 'GET' || !(error instanceof Trouble && error.passes) || wait === undefined) throw error
      await new Promise((go) => setTimeout(go, wait))
    }
  }
}
