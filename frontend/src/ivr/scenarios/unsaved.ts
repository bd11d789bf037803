/** Scenarios being written survive leaving the page and reloading it, on this machine, until they are saved or dropped. */

export interface Unsaved {
  readonly text: string
  /** The newest version its author had seen. */
  readonly base: number
  readonly at: number
}

const keyOf = (flow: string): string => `hotline.scenarios.${flow}`

export function unsavedOf(flow: string): Unsaved | null {
  const text = localStorage.getItem(keyOf(flow))
  return text ? (JSON.parse(text) as Unsaved) : null
}

export function storeUnsaved(flow: string, unsaved: Unsaved): void {
  localStorage.setItem(keyOf(flow), JSON.stringify(unsaved))
}

export function dropUnsaved(flow: string): void {
  localStorage.removeItem(keyOf(flow))
}
