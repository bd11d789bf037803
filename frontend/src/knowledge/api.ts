import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

import type { Form } from './article'
import type { Editing, Version } from './versions'

/** The knowledge base over HTTP: reading, and the life of versions. */


export type Work = Schemas['WorkOut']

/** How one is called back from an address: today when empty. */
export const reading = {
  tree: (asOf: string) => http.get('/api/knowledge/tree', { query: { as_of: asOf } }),
  article: (code: string, asOf: string) => http.get('/api/knowledge/articles/{code}', { path: { code }, query: { as_of: asOf } }),
  version: (code: string, number: number) => http.get('/api/knowledge/articles/{code}/read/{version}', { path: { code, version: number } }),
}

export const writing = {
  editing: (code: string) => http.get('/api/knowledge/articles/{code}/editing', { path: { code } }),
  begin: (form: Form, note: string) => http.post('/api/knowledge/articles', { body: { form, note } }),
  save: (code: string, form: Form, at: Pick<Editing, 'base' | 'revision'>, note: string) =>
    http.post('/api/knowledge/articles/{code}/draft', { path: { code }, body: { form, note, base: at.base, revision: at.revision } }),
  attach: (file: File) => {
    const form = new FormData()
    form.set('file', file)
    return http.upload('/api/knowledge/attachments', { form })
  },
}

export const life = {
  work: (state: string) => http.get('/api/knowledge/work', { query: { state } }),
  versions: async (code: string) => (await http.get('/api/knowledge/articles/{code}/versions', { path: { code } })).rows,
  version: (code: string, number: number) => http.get('/api/knowledge/articles/{code}/versions/{version}', { path: { code, version: number } }),
  differences: async (code: string, before: number, after: number) =>
    (await http.get('/api/knowledge/articles/{code}/differences', { path: { code }, query: { before, after } })).rows,
  submit: (version: Version) => http.post('/api/knowledge/articles/{code}/versions/{version}/submit', { path: { code: version.code, version: version.number }, body: { revision: version.revision } }),
  takeBack: (version: Version) => http.post('/api/knowledge/articles/{code}/versions/{version}/take-back', { path: { code: version.code, version: version.number } }),
  sendBack: (version: Version, remark: string) => http.post('/api/knowledge/articles/{code}/versions/{version}/send-back', { path: { code: version.code, version: version.number }, body: { remark } }),
  approve: (version: Version, remark: string) => http.post('/api/knowledge/articles/{code}/versions/{version}/approve', { path: { code: version.code, version: version.number }, body: { revision: version.revision, remark } }),
  publish: (version: Version, despite = '') => http.post('/api/knowledge/articles/{code}/versions/{version}/publish', { path: { code: version.code, version: version.number }, body: { revision: version.revision, despite } }),
  schedule: (version: Version, at: string) => http.post('/api/knowledge/articles/{code}/versions/{version}/schedule', { path: { code: version.code, version: version.number }, body: { revision: version.revision, at } }),
  callOff: (version: Version) => http.post('/api/knowledge/articles/{code}/versions/{version}/call-off', { path: { code: version.code, version: version.number } }),
  retire: (version: Version, on: string, reason: string) => http.post('/api/knowledge/articles/{code}/versions/{version}/retire', { path: { code: version.code, version: version.number }, body: { on: on || null, reason } }),
  drop: (version: Version) => http.post('/api/knowledge/articles/{code}/versions/{version}/drop', { path: { code: version.code, version: version.number } }),
  expiring: async (days: number) => (await http.get('/api/knowledge/expiring', { query: { days } })).rows,
}
