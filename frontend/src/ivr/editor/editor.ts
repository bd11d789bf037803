import { inject, type InjectionKey, provide, ref, type Ref, shallowRef, type ShallowRef, watch } from 'vue'

import type { Flow, FlowEdge, FlowNode, NodeKind, Spot } from '../flow'

import { addAfter, addNode, changeNode, connect, disconnect, mayRemove, removeNode } from './editing'
import { spotAfter } from './layout'
import { type FlowDocument, useDocument } from './useDocument'
import { type Known, useKnown } from './useKnown'
import { type Problems, useProblems } from './useProblems'
import { useVersion, type VersionDesk } from './useVersion'

/** The editor of one flow, shared by the parts of its page. */
export interface FlowEditor {
  readonly document: FlowDocument
  readonly desk: VersionDesk
  readonly problems: Problems
  readonly known: Known
  /** The node that is open; '' for the flow itself. */
  readonly node: Ref<string>
  readonly edge: ShallowRef<FlowEdge | undefined>
  open(node: string): void
  openEdge(edge: FlowEdge): void
  /** Where no spot is given, after the node that is open, and led to from it when it leads nowhere yet. */
  add(kind: NodeKind, at?: Spot): string
  change(id: string, node: FlowNode, field: string): void
  connect(from: string, on: string, to: string): void
  /** The edge or node that is open; says why not, '' when it did. */
  remove(): string
}

const EDITOR: InjectionKey<FlowEditor> = Symbol('flow editor')

export function useEditor(): FlowEditor {
  const editor = inject(EDITOR)
  if (!editor) throw new Error('no flow editor around this component')
  return editor
}

/** What is on the table before the version is there. */
const nothing = (id: string): Flow => ({ id, version: 0, name: '', entry: '', person: '', nodes: {}, edges: [] })

export function provideEditor(id: string): FlowEditor {
  const document = useDocument({ flow: nothing(id), numbers: [], scenarios: '' })
  const desk = useVersion(id, document)
  const editor = { document, desk, problems: useProblems(document.flow), known: useKnown(), ...selecting(document) }
  provide(EDITOR, editor)
  return editor
}

type Selecting = Omit<FlowEditor, 'document' | 'desk' | 'problems' | 'known'>

function selecting(document: FlowDocument): Selecting {
  const node = ref('')
  const edge = shallowRef<FlowEdge>()

  function open(id: string): void {
    node.value = id
    edge.value = undefined
  }

  function removeEdge({ from, on }: FlowEdge): string {
    document.edit((flow) => disconnect(flow, from, on))
    open(from)
    return ''
  }

  watch(document.flow, (flow) => {
    if (!(node.value in flow.nodes)) open('')
    const { from, on } = edge.value ?? {}
    edge.value = flow.edges.find((one) => one.from === from && one.on === on)
  })

  return {
    node,
    edge,
    open,
    openEdge(chosen) {
      open(chosen.from)
      edge.value = chosen
    },
    add(kind, at) {
      const flow = document.flow.value
      const added = at ? addNode(flow, kind, at) : addAfter(flow, node.value, kind, spotAfter(flow, node.value))
      document.edit(() => added.flow)
      open(added.id)
      return added.id
    },
    change(id, changed, field) {
      document.edit((flow) => changeNode(flow, id, changed), `${id}.${field}`)
    },
    connect(from, on, to) {
      document.edit((flow) => connect(flow, from, on, to))
    },
    remove() {
      if (edge.value) return removeEdge(edge.value)
      const id = node.value
      if (!id) return ''
      if (!mayRemove(document.flow.value, id)) return '入口和兜底人工节点不可删除，请先在流程设置中改选'
      document.edit((flow) => removeNode(flow, id))
      return ''
    },
  }
}
