import { computed, type ComputedRef, ref, type Ref, watch } from 'vue'
import { type LocationQuery, useRoute, useRouter } from 'vue-router'

/** What a list is narrowed by, and which line is open, live in the address: a view can be shared and gone back to. */

type Texts<Filters> = { [Name in keyof Filters]: string }

export interface FilterRules<Filters extends Texts<Filters>> {
  /** What it is narrowed by unless one says otherwise; not written into the address. */
  readonly defaults: Readonly<Filters>
  /** What an address may say; anything where nothing is said here. */
  readonly known?: Readonly<Partial<Record<keyof Filters, (value: string) => boolean>>>
}

/** Only what differs from the usual goes into the address. */
export function addressOf<Filters extends Texts<Filters>>({ defaults }: FilterRules<Filters>, filters: Filters): Record<string, string> {
  const entries = Object.entries(filters) as [keyof Filters & string, string][]
  return Object.fromEntries(entries.filter(([name, value]) => value !== defaults[name]))
}

export function filtersOf<Filters extends Texts<Filters>>({ defaults, known }: FilterRules<Filters>, query: LocationQuery): Filters {
  const names = Object.keys(defaults) as (keyof Filters & string)[]
  const found = names.map((name) => [name, query[name]] as const).filter(([name, value]) => typeof value === 'string' && (known?.[name]?.(value) ?? true))
  return { ...defaults, ...Object.fromEntries(found) }
}

/** The fields that are set, as a request wants them. */
export function setOf(fields: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== ''))
}

export interface Addressed<Filters> {
  readonly filters: Ref<Filters>
  /** The line that is open, "" when none is. */
  readonly selected: Ref<string>
  readonly narrowed: ComputedRef<boolean>
  /** Back to the usual filters. */
  widen(): void
}

const idOf = (query: LocationQuery): string => (typeof query.id === 'string' ? query.id : '')

/** Read from the address at first and whenever a link leads here again; written to it whenever they change. */
export function useAddressed<Filters extends Texts<Filters>>(rules: FilterRules<Filters>): Addressed<Filters> {
  const route = useRoute()
  const router = useRouter()
  const { path } = route
  const filters = ref(filtersOf(rules, route.query)) as Ref<Filters>
  const selected = ref(idOf(route.query))
  const address = computed(() => ({ ...addressOf(rules, filters.value), ...setOf({ id: selected.value }) }))
  let written = JSON.stringify(address.value)

  watch(address, (query) => {
    written = JSON.stringify(query)
    void router.replace({ query })
  })
  watch(
    () => route.query,
    (query) => {
      const led = filtersOf(rules, query)
      if (route.path !== path || JSON.stringify({ ...addressOf(rules, led), ...setOf({ id: idOf(query) }) }) === written) return
      filters.value = led
      selected.value = idOf(query)
    },
    { flush: 'sync' },
  )

  return {
    filters,
    selected,
    narrowed: computed(() => Object.keys(addressOf(rules, filters.value)).length > 0),
    widen: () => (filters.value = { ...rules.defaults }),
  }
}
