import { defineStore } from 'pinia'

import { ApiError, http, whenSessionIsLost } from '@/app/http'

/** Who is signed in, and what they may do. */

export type Permission =
  | 'desk.use'
  | 'calls.dial'
  | 'callbacks.use'
  | 'callbacks.manage'
  | 'calls.view_own'
  | 'calls.view_group'
  | 'calls.view_all'
  | 'calls.export'
  | 'recordings.listen_own'
  | 'recordings.listen'
  | 'recordings.download'
  | 'recordings.hold'
  | 'recordings.manage'
  | 'recordings.destroy'
  | 'citizens.reveal'
  | 'inbox.work'
  | 'inbox.assign'
  | 'chat.work'
  | 'chat.assign'
  | 'live.floor'
  | 'live.direct'
  | 'live.supervise'
  | 'live.health'
  | 'flows.edit'
  | 'flows.publish'
  | 'alarms.acknowledge'
  | 'alarms.manage'
  | 'accounts.manage'
  | 'routing.configure'
  | 'flows.edit'
  | 'flows.publish'
  | 'knowledge.edit'
  | 'knowledge.review'
  | 'knowledge.publish'
  | 'knowledge.require'
  | 'knowledge.exchange'
  | 'statistics.view'
  | 'walls.view'
  | 'walls.design'
  | 'assessment.view'
  | 'assessment.enter'
  | 'assessment.judge'
  | 'integrations.manage'
  | 'workorders.create'
  | 'workorders.view_own'
  | 'workorders.view_department'
  | 'workorders.view_all'
  | 'workorders.view_sealed'
  | 'workorders.work'
  | 'workorders.reveal'
  | 'workorders.urge'
  | 'workorders.assign'
  | 'workorders.supervise'
  | 'workorders.export'
  | 'workorders.statistics'
  | 'workorders.configure'
  | 'workorders.publish'
  | 'audit.view'

export interface Person {
  readonly number: string
  readonly name: string
  readonly group: string
  readonly roles: readonly string[]
  readonly role_names: readonly string[]
  readonly permissions: readonly Permission[]
}

interface SessionState {
  person: Person | null
  /** The session ran out under an open page: ask to sign in again, above it. */
  expired: boolean
  asked: boolean
  /** Why nobody can say who one is; "" where that is known. */
  unreached: string
}

export const useSession = defineStore('session', {
  state: (): SessionState => ({ person: null, expired: false, asked: false, unreached: '' }),

  getters: {
    may: (state) => (permission: Permission) => state.person?.permissions.includes(permission) ?? false,
    mayAny: (state) => (permissions: readonly Permission[]) =>
      permissions.length === 0 || permissions.some((one) => state.person?.permissions.includes(one)),
  },

  actions: {
    /** Finds out once per page load whether the cookie still stands for somebody. */
    async resume(): Promise<void> {
      if (this.asked) return
      try {
        this.person = await http.get<Person>('/api/session')
      } catch (problem) {
        if (!(problem instanceof ApiError)) throw problem
        if (problem.status !== 401) {
          this.unreached = problem.message
          return
        }
      } finally {
        this.expired = false
      }
      this.asked = true
      this.unreached = ''
      whenSessionIsLost(() => {
        if (this.person) this.expired = true
      })
    },

    async signIn(number: string, password: string): Promise<Person> {
      this.person = await http.post<Person>('/api/session', { number, password })
      this.expired = false
      this.asked = true
      return this.person
    },

    async signOut(): Promise<void> {
      await http.remove('/api/session')
      this.person = null
      this.expired = false
    },
  },
})
