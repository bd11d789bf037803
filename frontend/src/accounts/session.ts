import { defineStore } from 'pinia'

import { announceSessionLost, ApiError, http, noteSessionBegun, whenSessionIsLost } from '@/app/http'
import type { Schemas } from '@/wire/schemas'

/** Who is signed in, and what they may do. */

export type Permission = Schemas['SignedInOut']['permissions'][number]

export type Person = Schemas['SignedInOut']

interface SessionState {
  person: Person | null
  /** The session ran out under an open page: ask to sign in again, above it. */
  expired: boolean
  /** Why, in a sentence; "" when only that is known. */
  expiredBecause: string
  known: boolean
  /** Why nobody can say who one is; "" where that is known. */
  unreached: string
  /** Until the server has ended the last session: its answer takes the cookie away, which must not be the next one's. */
  leaving: Promise<void>
}

export const useSession = defineStore('session', {
  state: (): SessionState => ({ person: null, expired: false, expiredBecause: '', known: false, unreached: '', leaving: Promise.resolve() }),

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
        this.person = await http.get('/api/session', { query: { quiet: true } })
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
      whenSessionIsLost((why) => {
        if (!this.person || this.expired) return
        if (!why) return void this.lookAgain()
        this.expiredBecause = why
        this.expired = true
      })
    },

    /** A stream says that its session is over, not why; this browser may be in a newer one. */
    async lookAgain(): Promise<void> {
      await http.get('/api/session').catch((problem: unknown) => {
        if (!(problem instanceof ApiError)) throw problem
      })
    },

    /** `newPassword` replaces a one-time password. */
    async signIn(number: string, password: string, newPassword = ''): Promise<Person> {
      await this.leaving
      return this.enter(await http.post('/api/session', { body: { number, password, new_password: newPassword } }))
    },

    /** The server has opened a session. */
    enter(person: Person): Person {
      noteSessionBegun()
      this.person = person
      this.expired = false
      this.known = true
      return person
    },

    /** Goes on in a new session; all others end. */
    async changePassword(old: string, fresh: string): Promise<void> {
      this.person = await http.post('/api/account/password', { body: { old, new: fresh } })
      noteSessionBegun()
    },

    /** Nobody is here: the page stays as it is and asks to sign in again, for this reason. */
    leave(why: string): void {
      this.leaving = http.remove('/api/session').then(
        () => undefined,
        () => undefined,
      )
      announceSessionLost(why)
    },

    async signOut(): Promise<void> {
      await http.remove('/api/session')
      this.person = null
      this.expired = false
    },
  },
})
