import { defineStore } from 'pinia'

import { ApiError, http, whenSessionIsLost } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Who is signed in, and what they may do. */

export type Permission = Schemas['SignedInOut']['permissions'][number]

export type Person = Schemas['SignedInOut']

interface SessionState {
  person: Person | null
  /** The session ran out under an open page: ask to sign in again, above it. */
  expired: boolean
  known: boolean
  /** Why nobody can say who one is; "" where that is known. */
  unreached: string
}

export const useSession = defineStore('session', {
  state: (): SessionState => ({ person: null, expired: false, known: false, unreached: '' }),

  getters: {
    may: (state) => (permission: Permission) => state.person?.permissions.includes(permission) ?? false,
    mayAny: (state) => (permissions: readonly Permission[]) =>
      permissions.length === 0 || permissions.some((one) => state.person?.permissions.includes(one)),
    /** Whether the group is one's own, or one sees all. The server decides; this keeps buttons away that would be refused. */
    leads: (state) => (group: string) =>
      (state.person?.permissions.includes('calls.view_all') ?? false) || (group !== '' && group === state.person?.group),
  },

  actions: {
    /** Finds out once per page load whether the cookie still stands for somebody. */
    async resume(): Promise<void> {
      if (this.known) return
      try {
        this.person = await http.get('/api/session')
      } catch (problem) {
        if (!(problem instanceof ApiError)) throw problem
        if (problem.status !== 401) {
          this.unreached = problem.message
          return
        }
      } finally {
        this.expired = false
      }
      this.known = true
      this.unreached = ''
      whenSessionIsLost(() => {
        if (this.person) this.expired = true
      })
    },

    /** `newPassword` replaces a one-time password. */
    async signIn(number: string, password: string, newPassword = ''): Promise<Person> {
      this.person = await http.post('/api/session', { body: { number, password, new_password: newPassword } })
      this.expired = false
      this.known = true
      return this.person
    },

    async signOut(): Promise<void> {
      await http.remove('/api/session')
      this.person = null
      this.expired = false
    },
  },
})
