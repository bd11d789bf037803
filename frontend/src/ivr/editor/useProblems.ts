import { computed, type ComputedRef, ref, type Ref, shallowRef, watch } from 'vue'

import { sentenceOf } from '@/app/http'

import type { Flow, Problem } from '../flow'
import { flows } from '../flows/api'
import { type Fault, faultsOf } from './faults'

/** What is wrong with the flow on the table: what is not filled in at once, the rest from the server a moment later. */
export interface Problems {
  readonly all: ComputedRef<readonly Problem[]>
  readonly faults: ComputedRef<readonly Fault[]>
  /** The server has judged what is on the table. */
  readonly checked: Ref<boolean>
  readonly errorText: Ref<string>
  ofNode(id: string): readonly Problem[]
  /** The first message that belongs beside this field. */
  problemAt(id: string, field: string): string
}

const A_MOMENT_MS = 400

/** Where a problem of the server's is mended. */
const FIELD_OF: Readonly<Record<string, string>> = {
  missing_prompt: 'prompts',
  unspeakable: 'text',
  unknown_style: 'text',
  unclear_place: 'text',
  no_condition: 'ways',
  identity_not_sealed: 'sealed',
  identity_length: 'most',
  unknown_service: 'service',
  guard_not_sent: 'guard',
  unclear_part: 'parts',
  recursion: 'flow',
  unknown_subflow: 'flow',
  never_comes_back: 'flow',
  dead_end: 'outlets',
  missing_branch: 'outlets',
  double_branch: 'outlets',
  unexpected_branch: 'outlets',
  unknown_target: 'outlets',
  no_person: 'outlets',
  unknown_entry: 'entry',
  unknown_person: 'person',
}

export function useProblems(flow: Ref<Flow>): Problems {
  const found = shallowRef<readonly Problem[]>([])
  const checked = ref(false)
  const errorText = ref('')
  const faults = computed(() => faultsOf(flow.value))
  let timer: ReturnType<typeof setTimeout> | undefined

  async function check(requested: Flow): Promise<void> {
    try {
      const rows = await flows.check(requested)
      if (requested !== flow.value) return
      found.value = rows
      checked.value = true
      errorText.value = ''
    } catch (thrown) {
      if (requested === flow.value) errorText.value = sentenceOf(thrown)
    }
  }

  watch(
    flow,
    (now) => {
      clearTimeout(timer)
      checked.value = false
      if (faults.value.length === 0) timer = setTimeout(() => void check(now), A_MOMENT_MS)
    },
    { immediate: true },
  )

  const all = computed<readonly Problem[]>(() => [...faults.value, ...found.value.filter((one) => one.node === '' || one.node in flow.value.nodes)])
  const ofNode = (id: string): readonly Problem[] => all.value.filter((one) => one.node === id)
  return {
    all,
    faults,
    checked,
    errorText,
    ofNode,
    problemAt: (id, field) => ofNode(id).find((one) => fieldOf(one) === field)?.message ?? '',
  }
}

/** '' when it concerns the node as a whole. */
export function fieldOf(problem: Problem | Fault): string {
  return 'field' in problem ? problem.field : (FIELD_OF[problem.code] ?? '')
}
