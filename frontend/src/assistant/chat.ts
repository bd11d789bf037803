import { computed, onScopeDispose, reactive, ref } from 'vue'

import { useOpenedFile } from '@/shared/files/opened'
import { useOutgoingFiles } from '@/shared/files/outgoing'

import { addressOfFile, beginChat, type ChatMessage, endChat, lookAtChat, type OwnChat, random, rateChat, sendFileInChat, writeInChat } from './chatWire'
import { ofTab } from './storage'
import { CitizenError } from './wire'

/** What was written here and is not known to have arrived. */
export interface Pending {
  key: string
  text: string
  /** Why it did not arrive, empty while it is on its way. */
  errorText: string
}

interface Chat {
  secret: string
  /** As last seen; undefined before the first look. */
  seen?: Omit<OwnChat, 'messages'>
  messages: ChatMessage[]
  pending: Pending[]
  /** The last look did not get through. */
  cut: boolean
}

const STORAGE_KEY = 'chat'
const LOOK_EVERY_MS = 2000
const noChat = (): Chat => ({ secret: '', seen: undefined, messages: [], pending: [], cut: false })

/** Writing with a person. This tab keeps no more than the secret: a reload finds the rest where it is. */
export function useChat() {
  const chat = reactive<Chat>({ ...noChat(), secret: ofTab.get(STORAGE_KEY) ?? '' })
  const isRequesting = ref(false)
  const isOpen = computed(() => chat.secret !== '' && chat.seen?.state !== 'ended')
  const outgoing = useOutgoingFiles({
    largest: () => chat.seen?.file_bytes ?? 0,
    send: async (file, key, watched) => add(chat, [await sendFileInChat(chat.secret, key, file, watched)]),
    sentenceOf,
  })
  const opened = useOpenedFile((number) => addressOfFile(chat.secret, number), sentenceOf)
  let timer = 0

  /** Throws CitizenError with a sentence for the citizen. */
  async function begin(session: string) {
    if (isRequesting.value || isOpen.value) return
    isRequesting.value = true
    forget()
    const secret = random(32)
    try {
      take(await beginChat(secret, session))
      chat.secret = secret
      ofTab.set(STORAGE_KEY, secret)
      follow()
    } finally {
      isRequesting.value = false
    }
  }

  async function send(text: string) {
    const pending = reactive<Pending>({ key: random(8), text: text.trim(), errorText: '' })
    if (!pending.text) return
    chat.pending.push(pending)
    await deliver(pending)
  }

  /** Under the same key: what had arrived after all is not there twice. */
  async function deliver(pending: Pending) {
    pending.errorText = ''
    try {
      add(chat, [await writeInChat(chat.secret, pending.key, pending.text)])
    } catch (error) {
      pending.errorText = sentenceOf(error)
    }
  }

  async function leave() {
    take(await endChat(chat.secret))
  }

  async function rate(stars: number) {
    take(await rateChat(chat.secret, stars))
  }

  function forget() {
    clearTimeout(timer)
    ofTab.forget(STORAGE_KEY)
    outgoing.clear()
    Object.assign(chat, noChat())
  }

  async function look() {
    const { secret } = chat
    try {
      const seen = await lookAtChat(secret, chat.messages.at(-1)?.number ?? 0)
      if (secret !== chat.secret) return
      take(seen)
      chat.cut = false
    } catch (error) {
      if (secret !== chat.secret) return
      if (error instanceof CitizenError && error.code === 'not_found') return forget()
      chat.cut = true
    }
  }

  function follow(wait = LOOK_EVERY_MS) {
    clearTimeout(timer)
    timer = window.setTimeout(async () => {
      await look()
      if (isOpen.value) follow()
    }, wait)
  }

  function take({ messages, ...seen }: OwnChat) {
    chat.seen = seen
    add(chat, messages)
  }

  if (chat.secret) follow(0)
  onScopeDispose(() => clearTimeout(timer))
  return { chat, outgoing, opened, isRequesting, isOpen, begin, send, deliver, leave, rate, forget }
}

const sentenceOf = (thrown: unknown): string => (thrown instanceof CitizenError ? thrown.message : '发送失败，请重发。')

/** Each once and in order. One's own may be known before what the other side wrote first: the next look brings both. */
function add(chat: Chat, messages: ChatMessage[]) {
  for (const each of messages) if (each.number === (chat.messages.at(-1)?.number ?? 0) + 1) chat.messages.push(each)
  const arrived = new Set(chat.messages.map((each) => each.key))
  chat.pending = chat.pending.filter((each) => !arrived.has(each.key))
}
