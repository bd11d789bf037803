import { defineStore } from 'pinia'

import { http, sentenceOf } from '@/app/http'
import { useDesk } from '@/calls/desk/desk'

import { isFree } from './dialTexts'

/** Ringing a citizen up: from the keypad, from a record, from the call-back list. */

export interface DialRequest {
  /** As typed; empty when the one who rang in `after` is meant, whose number nobody needs to see. */
  readonly number?: string
  readonly after?: string
  readonly callback?: string
}

const MAX_RECENT = 6
/** Numbers typed lately are kept in this page only: they are personal and gone with it. */
export const useDial = defineStore('dial', {
  state: () => ({ recent: [] as string[], busy: false }),

  getters: {
    may(): boolean {
      const desk = useDesk()
      return desk.here && isFree(desk.agent)
    },
  },

  actions: {
    /** False, with the reason in the bar, when it could not be begun. */
    async dial(request: DialRequest): Promise<boolean> {
      if (this.busy) return false
      this.busy = true
      try {
        await http.post('/api/desk/dial', { body: request })
        if (request.number) this.remember(request.number.trim())
        return true
      } catch (problem) {
        useDesk().refuse(sentenceOf(problem))
        return false
      } finally {
        this.busy = false
      }
    },

    remember(number: string): void {
      this.recent = [number, ...this.recent.filter((one) => one !== number)].slice(0, MAX_RECENT)
    },
  },
})
