import { computed, ref, type Ref } from 'vue'

import { http, sentenceOf } from '@/app/http'
import { refusal } from '@/shared/files/outgoing'

import { type CaseFile, type CaseDetail } from '../wire'

/** Files of a work order: what they are, and how more come to it, one after the other. */

/** What the server takes; it looks into each file, the ending alone opens nothing. */
export const TAKEN = '.jpg,.jpeg,.png,.gif,.webp,.bmp,.heic,.heif,.pdf,.docx,.xlsx,.pptx,.doc,.xls,.ppt,.wps,.et,.mp3,.wav,.amr,.m4a,.mp4,.txt,.csv'

const TYPES: readonly (readonly [string, string])[] = [
  ['image/', '图片'],
  ['audio/', '录音'],
  ['video/', '视频'],
  ['application/pdf', 'PDF'],
  ['application/vnd.openxmlformats-officedocument.wordprocessingml', 'Word'],
  ['application/vnd.openxmlformats-officedocument.spreadsheetml', 'Excel'],
  ['application/vnd.openxmlformats-officedocument.presentationml', 'PPT'],
  ['application/x-ole-storage', '旧版文档'],
  ['text/', '文本'],
]

export function typeWord(mediaType: string): string {
  return TYPES.find(([start]) => mediaType.startsWith(start))?.[1] ?? '文件'
}

/** What the browser itself shows in the sandbox files are sent in; the rest is saved. Its PDF viewer does not run there. */
export function isShowable({ media_type }: Pick<CaseFile, 'media_type'>): boolean {
  return /^(image\/(?!heic)|video\/)/.test(media_type)
}

export interface Upload {
  readonly key: number
  readonly name: string
  readonly size: number
  /** How much of it has left, 0 to 1; then the server looks into it. */
  share: number
  /** Why it was not taken; "" while it is on its way. */
  errorText: string
}

export function useUploads(detail: () => CaseDetail, taken: (detail: CaseDetail) => void) {
  const uploads: Ref<Upload[]> = ref([])
  const isBusy = computed(() => uploads.value.some((one) => !one.errorText))
  const stops = new Map<number, AbortController>()
  let last = 0
  /** One at a time: the later ones wait for the earlier. */
  let before: Promise<void> = Promise.resolve()

  function add(files: Iterable<File>): Promise<void> {
    for (const file of files) {
      const key = (last += 1)
      const errorText = refusal(file, detail().largest_file)
      uploads.value.push({ key, name: file.name, size: file.size, share: 0, errorText })
      if (errorText) continue
      stops.set(key, new AbortController())
      before = before.then(() => send(key, file))
    }
    return before
  }

  async function send(key: number, file: File): Promise<void> {
    const signal = stops.get(key)?.signal
    if (!signal || signal.aborted) return
    const form = new FormData()
    form.set('file', file)
    try {
      taken(await http.uploadWatched('/api/workorders/cases/{case_id}/attachments', { path: { case_id: detail().id }, form }, { progress: (share) => change(key, { share }), signal }))
      drop(key)
    } catch (problem) {
      if (!signal.aborted) change(key, { errorText: sentenceOf(problem) })
    }
  }

  function change(key: number, to: Partial<Upload>): void {
    uploads.value = uploads.value.map((one) => (one.key === key ? { ...one, ...to } : one))
  }

  /** Stops it when it is on its way, and takes its line away. */
  function drop(key: number): void {
    stops.get(key)?.abort()
    stops.delete(key)
    uploads.value = uploads.value.filter((one) => one.key !== key)
  }

  return { uploads, isBusy, add, drop }
}
