import { computed, type ComputedRef } from 'vue'

import { useModel } from './useModel'

/** The steps as the drawings call them, in the order of their settings: [id, name]. */
export function useStepNames(): ComputedRef<[string, string][]> {
  const model = useModel()
  return computed(() => {
    const content = model.content.value
    const names = namesIn([content?.flow ?? '', ...(content?.subflows ?? [])])
    return Object.keys(content?.steps ?? {}).map((id) => [id, names.get(id) || id])
  })
}

export function namesIn(drawings: readonly string[]): Map<string, string> {
  const found = new Map<string, string>()
  for (const xml of drawings.filter(Boolean)) {
    for (const element of new DOMParser().parseFromString(xml, 'application/xml').getElementsByTagName('*')) {
      if (/^(userTask|manualTask|task)$/.test(element.localName)) found.set(element.id, element.getAttribute('name') ?? '')
    }
  }
  return found
}
