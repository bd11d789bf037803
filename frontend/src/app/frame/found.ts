import { onScopeDispose, readonly, ref, type Ref, shallowRef, watch } from 'vue'
import type { RouteLocationRaw } from 'vue-router'

import type { Permission } from '@/accounts/session'
import { ApiError, http } from '@/app/http'
import type { IconName } from '@/shared/icons'
import type { Schemas } from '@/wire/schemas'

/** What the server finds of what was typed: numbers, cases, calls, people, articles, each as far as one may see it. */

export type Hit = Schemas['HitOut']
export type HitKind = Hit['kind']

export const HIT_KINDS: Readonly<Record<HitKind, { readonly group: string; readonly icon: IconName }>> = {
  number_contacts: { group: '号码', icon: 'hist' },
  number_calls: { group: '号码', icon: 'phone' },
  number_cases: { group: '号码', icon: 'phone' },
  case: { group: '工单', icon: 'doc' },
  call: { group: '通话', icon: 'list' },
  person: { group: '人员', icon: 'users' },
  article: { group: '知识', icon: 'book' },
}

/** The page on which a hit is opened. A citizen's number stands in no address: the id of such a hit is a handle. */
export function placeOf({ kind, id }: Pick<Hit, 'kind' | 'id'>, permissions: readonly Permission[]): RouteLocationRaw {
  switch (kind) {
    case 'number_contacts': return { path: '/contacts', query: { number: id } }
    case 'number_calls': return { path: '/calls', query: { number: id, period: 'all' } }
    case 'number_cases': return { path: '/cases', query: { person: id, scope: 'all' } }
    case 'case': return `/cases/${id}`
    case 'call': return { path: '/calls', query: { id, period: 'all' } }
    case 'person': return permissions.includes('live.floor') ? { path: '/live', query: { find: id } } : { path: '/calls', query: { agent: id } }
    case 'article': return { path: '/knowledge', query: { id } }
  }
}

const PAUSE_MS = 150
/** One character is in everything. */
const FEWEST = 2

export interface Finding {
  /** What `hits` are of. */
  readonly searched: Readonly<Ref<string>>
  readonly hits: Readonly<Ref<readonly Hit[]>>
  readonly problem: Readonly<Ref<ApiError | undefined>>
}

/** Follows what is typed; only the answer to the last question counts. */
export function useFinding(typed: () => string): Finding {
  const searched = ref('')
  const hits = shallowRef<readonly Hit[]>([])
  const problem = shallowRef<ApiError>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let turn = 0

  async function find(text: string): Promise<void> {
    const mine = ++turn
    try {
      const found = text.length < FEWEST ? [] : (await http.post('/api/search', { body: { text } })).hits
      if (mine !== turn) return
      hits.value = found
      searched.value = text
      problem.value = undefined
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      if (mine === turn) problem.value = thrown
    }
  }

  watch(typed, (text) => {
    clearTimeout(timer)
    turn += 1
    hits.value = []
    timer = setTimeout(() => void find(text.trim()), PAUSE_MS)
  })
  onScopeDispose(() => clearTimeout(timer))
  return { searched: readonly(searched), hits, problem }
}
