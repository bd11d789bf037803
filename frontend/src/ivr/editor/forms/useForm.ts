import { computed, type ComputedRef } from 'vue'

import type { FlowNode } from '../../flow'

import { useEditor } from '../editor'
import { factsOf } from '../gist'
import type { Known } from '../useKnown'
import { KNOWN_FACTS } from '../ways'

/** What every form of a node needs. */
export interface NodeForm<Node extends FlowNode> {
  readonly known: Known
  /** What the flow collects and queries; with what is known of every caller. */
  readonly facts: ComputedRef<readonly string[]>
  readonly allFacts: ComputedRef<readonly string[]>
  set(patch: Partial<Omit<Node, 'kind'>>): void
  /** What is wrong with this setting. */
  problemAt(field: string): string
}

export function useForm<Node extends FlowNode>(props: { readonly id: string; readonly node: Node }): NodeForm<Node> {
  const editor = useEditor()
  const facts = computed(() => factsOf(editor.document.flow.value))
  return {
    known: editor.known,
    facts,
    allFacts: computed(() => [...new Set([...Object.keys(KNOWN_FACTS), ...facts.value])]),
    set: (patch) => editor.change(props.id, { ...props.node, ...patch }, Object.keys(patch).join()),
    problemAt: (field) => editor.problems.problemAt(props.id, field),
  }
}
