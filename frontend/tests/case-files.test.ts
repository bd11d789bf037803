// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest'

import { refusal } from '@/shared/files/outgoing'
import { isShowable, typeWord, useUploads } from '@/workorders/page/files'
import type { CaseDetail } from '@/workorders/wire'

const MB = 1024 * 1024
const whole = { id: 'case-1', largest_file: 15 * MB } as CaseDetail

/** A server that answers each upload as told, after half of it was seen to leave. */
class Uploading {
  static answers: (readonly [number, object])[] = []
  static paths: string[] = []
  static waiting: Uploading[] = []
  readonly upload: { onprogress?: (event: { loaded: number; total: number }) => void } = {}
  status = 0
  responseText = ''
  onload?: () => void
  onabort?: () => void
  open(_method: string, path: string): void { Uploading.paths.push(path) }
  setRequestHeader(): void {}
  getAllResponseHeaders = () => ''
  abort(): void { this.onabort?.() }
  send(): void {
    this.upload.onprogress?.({ loaded: 1, total: 2 })
    Uploading.waiting.push(this)
  }
  finish(): void {
    const [status, body] = Uploading.answers.shift() ?? [500, {}]
    this.status = status
    this.responseText = JSON.stringify(body)
    this.onload?.()
  }
}

async function started(): Promise<Uploading> {
  return vi.waitFor(() => {
    const next = Uploading.waiting.shift()
    if (!next) throw new Error('nothing was sent')
    return next
  })
}

describe('附件', () => {
  afterEach(() => {
    vi.unstubAllGlobals()
    Uploading.paths = []
    Uploading.answers = []
    Uploading.waiting = []
  })

  it('按内容的类型说成人的话，看得了的在页里看', () => {
    expect(['image/png', 'application/pdf', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'audio/amr', 'x/y'].map(typeWord)).toEqual(['图片', 'PDF', 'Excel', '录音', '文件'])
    expect(['image/png', 'image/heic', 'application/pdf', 'text/plain', 'video/mp4', 'audio/mpeg'].map((media_type) => isShowable({ media_type }))).toEqual([true, false, false, false, true, false])
  })

  it('太大的、空的不等传完就说', () => {
    expect(refusal({ size: 500 * MB }, 15 * MB)).toBe('500.0 MB，超过 15.0 MB。请压缩或拆分')
    expect(refusal({ size: 0 }, 15 * MB)).toBe('文件为空')
    expect(refusal({ size: 15 * MB }, 15 * MB)).toBe('')
  })

  it('一个一个传，传了多少看得见；收下的换成工单的新样子，不收的留下理由', async () => {
    vi.stubGlobal('XMLHttpRequest', Uploading)
    Uploading.answers = [[422, { code: 'file_refused', message: '文件里有宏，可能带病毒，不收。' }], [200, { ...whole, revision: 7 }]]
    const taken = vi.fn()
    const { uploads, add, isBusy } = useUploads(() => whole, taken)
    const all = add([new File(['x'], '表.xls'), new File(['y'], '照片.png')])
    const first = await started()
    expect(uploads.value.map((one) => one.share)).toEqual([0.5, 0])
    first.finish()
    ;(await started()).finish()
    await all
    expect(uploads.value.map((one) => [one.name, one.errorText])).toEqual([['表.xls', '文件里有宏，可能带病毒，不收。']])
    expect(taken).toHaveBeenCalledWith({ ...whole, revision: 7 })
    expect([Uploading.paths[0], isBusy.value]).toEqual(['/api/workorders/cases/case-1/attachments', false])
  })

  it('取消上传就停下，后面的接着传', async () => {
    vi.stubGlobal('XMLHttpRequest', Uploading)
    Uploading.answers = [[200, whole]]
    const taken = vi.fn()
    const { uploads, add, drop } = useUploads(() => whole, taken)
    const all = add([new File(['x'], '甲.png'), new File(['y'], '乙.png')])
    await started()
    drop(uploads.value[0]?.key ?? -1)
    ;(await started()).finish()
    await all
    expect([uploads.value, taken.mock.calls.length]).toEqual([[], 1])
  })
})
