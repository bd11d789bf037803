import { computed, type ComputedRef, type Ref, ref, watch } from 'vue'

/** Which columns of a list somebody sees: chosen on this machine, opened with a saved view. */

export interface Column {
  readonly key: string
  readonly word: string
  /** Seen only by whoever chooses it. */
  readonly extra?: boolean
}

export interface Columns {
  readonly all: readonly Column[]
  /** Keys of the columns that are seen, in the order of the list. */
  readonly chosen: Ref<readonly string[]>
  readonly standard: ComputedRef<boolean>
  has(key: string): boolean
  /** The standard ones for none. */
  choose(keys: readonly string[]): void
  toggle(key: string): void
}

export function useColumns(list: string, all: readonly Column[]): Columns {
  const place = `hotline.columns.${list}`
  const standardKeys = all.filter((one) => !one.extra).map((one) => one.key)
  const inOrder = (keys: readonly string[]): readonly string[] => all.map((one) => one.key).filter((key) => keys.includes(key))
  const orStandard = (keys: readonly string[]): readonly string[] => (keys.length > 0 ? keys : standardKeys)
  const chosen = ref(orStandard(inOrder((localStorage.getItem(place) ?? '').split(',')))) as Ref<readonly string[]>
  const standard = computed(() => chosen.value.join() === standardKeys.join())

  watch(chosen, (keys) => (standard.value ? localStorage.removeItem(place) : localStorage.setItem(place, keys.join())))

  const choose = (keys: readonly string[]): void => void (chosen.value = orStandard(inOrder(keys)))
  return {
    all,
    chosen,
    standard,
    has: (key) => chosen.value.includes(key),
    choose,
    // The last one stays: a list without columns says nothing.
    toggle: (key) => choose(chosen.value.includes(key) ? (chosen.value.length > 1 ? chosen.value.filter((one) => one !== key) : chosen.value) : [...chosen.value, key]),
  }
}
