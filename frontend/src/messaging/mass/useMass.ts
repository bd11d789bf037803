import type { ShallowRef } from 'vue'

import { type Stepwise, useStepwise } from '@/shared/useStepwise'

import { lookAgainAfter, type Mass, requests } from './mass'

/** One mass sending: read at once, looked at again while it goes on by itself, changed step by step. */
export interface OpenMass extends Omit<Stepwise<Mass>, 'found'> {
  readonly mass: ShallowRef<Mass | undefined>
}

export function useMass(id: string): OpenMass {
  const { found, ...rest } = useStepwise(id, requests.read, lookAgainAfter)
  return { mass: found, ...rest }
}
