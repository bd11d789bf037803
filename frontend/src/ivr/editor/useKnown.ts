import { computed, type ComputedRef, shallowRef } from 'vue'

import { http } from '@/app/http'

import type { Prompt } from '../announcements/prompts'
import { flows } from '../flows/api'
import type { Names } from './gist'

export interface Choice {
  readonly id: string
  readonly name: string
}

/** What a node may name: prompts, queues, services, other flows, switches. */
export interface Known {
  readonly prompts: ComputedRef<readonly Prompt[]>
  readonly queues: ComputedRef<readonly Choice[]>
  readonly services: ComputedRef<readonly string[]>
  readonly flows: ComputedRef<readonly Choice[]>
  readonly switches: ComputedRef<readonly string[]>
  readonly names: Names
  load(): Promise<void>
}

interface Found {
  readonly prompts: readonly Prompt[]
  readonly queues: readonly Choice[]
  readonly services: readonly string[]
  readonly flows: readonly Choice[]
  readonly switches: readonly string[]
}

export function useKnown(): Known {
  const found = shallowRef<Found>({ prompts: [], queues: [], services: [], flows: [], switches: [] })
  const texts = computed(() => new Map(found.value.prompts.map((one) => [one.name, one.now.text])))
  const nameIn = (choices: readonly Choice[], id: string): string => choices.find((one) => one.id === id)?.name ?? id

  async function load(): Promise<void> {
    const [prompts, queues, services, others, switches] = await Promise.all([
      http.get('/api/prompts').then((found) => found.rows),
      flows.queues(),
      http.get('/api/flows/services').then((found) => found.rows),
      flows.list(),
      http.get('/api/announcements').then((found) => found.rows),
    ])
    found.value = {
      prompts,
      queues,
      services,
      flows: others,
      switches: switches.map((one) => one.name),
    }
  }

  return {
    prompts: computed(() => found.value.prompts),
    queues: computed(() => found.value.queues),
    services: computed(() => found.value.services),
    flows: computed(() => found.value.flows),
    switches: computed(() => found.value.switches),
    names: {
      prompt: (name) => texts.value.get(name) ?? name,
      queue: (id) => nameIn(found.value.queues, id),
      flow: (id) => nameIn(found.value.flows, id),
    },
    load,
  }
}
