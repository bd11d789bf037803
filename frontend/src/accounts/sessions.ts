import { http } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Where people are signed in. */

export type SignIn = Schemas['SessionOut']

export const ownSessions = {
  load: () => http.get('/api/account/sessions'),
  end: (id: string) => http.post('/api/account/sessions/{session_id}/end', { path: { session_id: id } }),
  endOthers: () => http.post('/api/account/sessions/end-others'),
}

export const allSessions = {
  load: (text: string) => http.get('/api/accounts/sessions', { query: { text } }),
  end: (id: string) => http.post('/api/accounts/sessions/{session_id}/end', { path: { session_id: id } }),
}
