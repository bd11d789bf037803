import { http, query } from '@/app/http'

import type { Article, Attachment, Form, Tree } from './article'
import type { Editing, Expiring, FieldDifference, State, Version, WholeVersion } from './versions'

/** The knowledge base over HTTP: reading, and the life of versions. */

const BASE = '/api/knowledge'
const one = (code: string, number: number): string => `${BASE}/articles/${code}/versions/${number}`

export interface Work {
  readonly rows: Version[]
  readonly counts: Readonly<Record<State, number>>
}

/** How one is called back from an address: today when empty. */
export const reading = {
  tree: (asOf: string) => http.get<Tree>(`${BASE}/tree${query({ as_of: asOf })}`),
  article: (code: string, asOf: string) => http.get<Article>(`${BASE}/articles/${code}${query({ as_of: asOf })}`),
  version: (code: string, number: number) => http.get<Article>(`${BASE}/articles/${code}/read/${number}`),
}

export const writing = {
  editing: (code: string) => http.get<Editing>(`${BASE}/articles/${code}/editing`),
  begin: (form: Form, note: string) => http.post<WholeVersion>(`${BASE}/articles`, { form, note }),
  save: (code: string, form: Form, at: Pick<Editing, 'base' | 'revision'>, note: string) =>
    http.post<WholeVersion>(`${BASE}/articles/${code}/draft`, { form, note, base: at.base, revision: at.revision }),
  attach: (file: File) => {
    const form = new FormData()
    form.set('file', file)
    return http.upload<Attachment>(`${BASE}/attachments`, form)
  },
}

export const life = {
  work: (state: string) => http.get<Work>(`${BASE}/work${query({ state })}`),
  versions: async (code: string) => (await http.get<{ rows: Version[] }>(`${BASE}/articles/${code}/versions`)).rows,
  version: (code: string, number: number) => http.get<WholeVersion>(one(code, number)),
  differences: async (code: string, before: number, after: number) =>
    (await http.get<{ rows: FieldDifference[] }>(`${BASE}/articles/${code}/differences${query({ before, after })}`)).rows,
  submit: (version: Version) => http.post<WholeVersion>(`${one(version.code, version.number)}/submit`, { revision: version.revision }),
  takeBack: (version: Version) => http.post<WholeVersion>(`${one(version.code, version.number)}/take-back`),
  sendBack: (version: Version, remark: string) => http.post<WholeVersion>(`${one(version.code, version.number)}/send-back`, { remark }),
  approve: (version: Version, remark: string) => http.post<WholeVersion>(`${one(version.code, version.number)}/approve`, { revision: version.revision, remark }),
  publish: (version: Version, despite = '') => http.post<WholeVersion>(`${one(version.code, version.number)}/publish`, { revision: version.revision, despite }),
  schedule: (version: Version, at: string) => http.post<WholeVersion>(`${one(version.code, version.number)}/schedule`, { revision: version.revision, at }),
  callOff: (version: Version) => http.post<WholeVersion>(`${one(version.code, version.number)}/call-off`),
  retire: (version: Version, on: string, reason: string) => http.post<WholeVersion>(`${one(version.code, version.number)}/retire`, { on: on || null, reason }),
  drop: (version: Version) => http.post<WholeVersion>(`${one(version.code, version.number)}/drop`),
  expiring: async (days: number) => (await http.get<{ rows: Expiring[] }>(`${BASE}/expiring${query({ days })}`)).rows,
}
