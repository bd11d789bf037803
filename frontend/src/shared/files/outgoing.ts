import { computed, onScopeDispose, ref, type Ref } from 'vue'

import type { Watched } from '@/wire/watched'

import { sizeText } from '../format'

/** Pictures and documents that were chosen, pasted or dropped, and wait beside the field until they are sent. */

export interface OutgoingFile {
  /** Under this name it is sent, and sent again: what had arrived after all is not there twice. */
  readonly key: string
  readonly file: File
  /** Of a picture, to be looked at before it leaves; "" for a document. */
  readonly url: string
  /** How much of it has left, 0 to 1; undefined while it waits. */
  share?: number
  errorText: string
  /** It will not be taken, however often it is sent. */
  readonly refused: boolean
}

/** What chats take; the server looks into each file, the ending alone opens nothing. Named kinds make telephones send JPEG. */
export const CHAT_FILES = 'image/jpeg,image/png,image/gif,image/webp,image/bmp,.pdf,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.wps,.et,.txt'
const MAX_AT_ONCE = 9

/** Refused before it has left, which spares a long wait: a sentence, "" when it may go. */
export function refusal(file: Pick<File, 'size'>, largest: number): string {
  if (file.size === 0) return '文件为空'
  return file.size > largest ? `${sizeText(file.size)}，超过 ${sizeText(largest)}。请压缩或拆分` : ''
}

interface Way {
  largest: () => number
  send: (file: File, key: string, watched: Watched) => Promise<unknown>
  /** What to say of what was thrown. */
  sentenceOf: (thrown: unknown) => string
}

export function useOutgoingFiles({ largest, send, sentenceOf }: Way) {
  const files: Ref<OutgoingFile[]> = ref([])
  const errorText = ref('')
  const isSending = ref(false)
  const canSend = computed(() => files.value.some(({ refused }) => !refused))
  const stops = new Map<string, AbortController>()

  function add(chosen: Iterable<File>): void {
    errorText.value = ''
    for (const file of chosen) {
      if (files.value.length >= MAX_AT_ONCE) {
        errorText.value = `一次最多发送 ${MAX_AT_ONCE} 个文件，其余请分次发送`
        return
      }
      const why = refusal(file, largest())
      const url = file.type.startsWith('image/') && !why ? URL.createObjectURL(file) : ''
      files.value.push({ key: randomKey(), file, url, errorText: why, refused: why !== '' })
    }
  }

  /** Stops it when it is on its way, and takes it away. */
  function drop(key: string): void {
    stops.get(key)?.abort()
    const dropped = files.value.find((one) => one.key === key)
    if (dropped?.url) URL.revokeObjectURL(dropped.url)
    files.value = files.value.filter((one) => one.key !== key)
    errorText.value = ''
  }

  function clear(): void {
    for (const { key } of [...files.value]) drop(key)
  }

  /** One after the other, in the order in which they were chosen. What was not taken stays, with the reason. */
  async function sendAll(): Promise<void> {
    if (isSending.value) return
    isSending.value = true
    for (const { key, file, refused } of [...files.value]) if (!refused) await sendOne(key, file)
    isSending.value = false
  }

  async function sendOne(key: string, file: File): Promise<void> {
    if (!files.value.some((one) => one.key === key)) return
    const stop = new AbortController()
    stops.set(key, stop)
    change(key, { share: 0, errorText: '' })
    try {
      await send(file, key, { progress: (share) => change(key, { share }), signal: stop.signal })
      drop(key)
    } catch (thrown) {
      if (!stop.signal.aborted) change(key, { share: undefined, errorText: sentenceOf(thrown) })
    } finally {
      stops.delete(key)
    }
  }

  function change(key: string, to: Partial<OutgoingFile>): void {
    files.value = files.value.map((one) => (one.key === key ? { ...one, ...to } : one))
  }

  onScopeDispose(clear)
  return { files, errorText, isSending, canSend, add, drop, clear, sendAll }
}

export type OutgoingFiles = ReturnType<typeof useOutgoingFiles>

/** The files of a paste or drop; none for text. */
export const filesOf = (carried: DataTransfer | null): File[] => Array.from(carried?.files ?? [])

function randomKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(8))].map((each) => each.toString(16).padStart(2, '0')).join('')
}
