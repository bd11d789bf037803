import { computed, onMounted, onScopeDispose, type Ref, shallowRef } from 'vue'

import { inDesk } from '@/app/live/documents'
import { ApiError, http } from '@/app/http'
import { useDesk } from '@/calls/desk/desk'
import type { Schemas } from '@/wire/schemas'

/** Citizens who write with a person, on the wire, and the words for it. */

export type Chat = Schemas['ChatOut']

export type Chats = Schemas['ChatsOut']

export type ChatMessage = Schemas['ChatMessageOut']

/** Live document inbox/chats. */
export type ChatsSummary = Schemas['ChatsSummary']

export const ENDED_TEXTS: Readonly<Record<Chat['ended_by'], string>> = {
  '': '',
  citizen: '市民结束了咨询',
  agent: '咨询员结束了咨询',
  silence: '10 分钟没有消息，已结束',
  left: '未接入，市民已离开',
}
const LOOK_EVERY_MS = 2000
const LETTERS = 6

/** What can be told of a citizen without a name. */
export const citizenOf = (chat: Pick<Chat, 'id'>): string => `市民 ${chat.id.slice(-LETTERS).toUpperCase()}`

/** How it stands, in a word or two. */
export function statusOf(chat: Chat): string {
  if (chat.state === 'waiting') return '等待接入'
  if (chat.state === 'talking') return chat.present ? '咨询中' : '市民页面无响应'
  return chat.summed_up ? '已小结' : '待小结'
}

/** Undefined before the first, and for people without a desk. */
export function useChatsSummary(): Ref<ChatsSummary | undefined> {
  const desk = useDesk()
  return computed(() => inDesk.get(desk.line?.docs, 'inbox/chats'))
}

/** Read every other second while the calling component lives; what was read stays in sight. */
export function useLooking<T>(read: () => Promise<T>): { value: Ref<T | undefined>; problem: Ref<ApiError | undefined>; look(): Promise<void> } {
  const value = shallowRef<T>()
  const problem = shallowRef<ApiError>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let over = false

  async function look(): Promise<void> {
    clearTimeout(timer)
    try {
      const found = await read()
      if (over) return
      value.value = found
      problem.value = undefined
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      problem.value = thrown
    } finally {
      clearTimeout(timer)
      if (!over) timer = setTimeout(() => void look(), LOOK_EVERY_MS)
    }
  }

  onMounted(look)
  onScopeDispose(() => {
    over = true
    clearTimeout(timer)
  })
  return { value, problem, look }
}

/** Where the file of that message can be fetched for two minutes. `reason`: once the chat is masked. */
export async function addressOfFile(id: string, number: number, reason = ''): Promise<string> {
  return (await http.post('/api/chats/{chat_id}/files/{number}/opened', { path: { chat_id: id, number }, body: { reason } })).address
}

export const readChats = (): Promise<Chats> => http.get('/api/chats')

export function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((each) => each.toString(16).padStart(2, '0')).join('')
}
