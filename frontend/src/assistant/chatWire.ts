import type { Schemas } from '@/wire/schemas'
import type { Watched } from '@/wire/watched'

import { request, upload, withRetries } from './wire'

/** A chat with a person, over fetch. All of it may be sent twice: the secret names the chat, a key the message. */

export type ChatMessage = Schemas['ChatMessageOut']
export type OwnChat = Schemas['OwnChatOut']

const headed = (secret: string): Record<string, string> => ({ 'X-Chat-Secret': secret })

export const beginChat = (secret: string, session: string): Promise<OwnChat> =>
  withRetries(() => request('post', '/api/chat', { body: { session, secret } }, headed(secret)))

/** Not made again: the next look comes by itself. */
export const lookAtChat = (secret: string, after: number): Promise<OwnChat> => request('get', '/api/chat', { query: { after } }, headed(secret))

export const writeInChat = (secret: string, key: string, text: string): Promise<ChatMessage> =>
  withRetries(() => request('post', '/api/chat/messages', { body: { key, text } }, headed(secret)))

/** A picture or document, by itself a message. */
export function sendFileInChat(secret: string, key: string, file: File, watched: Watched): Promise<ChatMessage> {
  const form = new FormData()
  form.set('key', key)
  form.set('file', file)
  return withRetries(() => upload('/api/chat/files', form, headed(secret), watched))
}

/** Where the file of that message can be fetched for two minutes. */
export async function addressOfFile(secret: string, number: number): Promise<string> {
  return (await withRetries(() => request('post', '/api/chat/files/{number}/opened', { path: { number } }, headed(secret)))).address
}

export const endChat = (secret: string): Promise<OwnChat> =>
  withRetries(() => request('post', '/api/chat/end', {}, headed(secret)))

export const rateChat = (secret: string, stars: number): Promise<OwnChat> =>
  withRetries(() => request('post', '/api/chat/rating', { body: { stars } }, headed(secret)))

/** So many random bytes in hexadecimal. */
export function random(bytes: number): string {
  return [...crypto.getRandomValues(new Uint8Array(bytes))].map((each) => each.toString(16).padStart(2, '0')).join('')
}
