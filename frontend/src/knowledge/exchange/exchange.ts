import { http } from '@/app/http'
import { query } from '@/wire/address'
import type { Schemas } from '@/wire/schemas'

/** The knowledge base as files: out, and in after it was judged. */

export type ImportProblem = Schemas['ImportProblemOut']

export type ImportRow = Schemas['ImportRow']

export type ImportReport = Schemas['ImportOut']

export type Integrity = Schemas['IntegrityOut']

export type Format = 'zip' | 'xlsx' | 'docx'

export const FORMATS: readonly { readonly format: Format; readonly name: string; readonly what: string }[] = [
  { format: 'zip', name: '整库包', what: '全部版本、附件、术语，带防篡改摘要；可恢复到空库' },
  { format: 'xlsx', name: 'Excel', what: '当日有效条目，每行一条，可修改后导入' },
  { format: 'docx', name: 'Word', what: '当日有效条目，已排版，供传阅、修改' },
]
export const WHAT_LABELS: Readonly<Record<ImportRow['what'], string>> = { '': '', new: '新条目', changed: '有改动', same: '未变', restored: '恢复' }

export function exportAddress(format: Format): string {
  return `/api/knowledge/export${query({ format })}`
}

export function bringIn(file: File, how: { write: boolean; restore: boolean }): Promise<ImportReport> {
  const form = new FormData()
  form.set('file', file)
  form.set('write', String(how.write))
  form.set('restore', String(how.restore))
  return http.upload('/api/knowledge/import', { form })
}

export const integrity = (): Promise<Integrity> => http.get('/api/knowledge/integrity')
