import 'bpmn-js/dist/assets/diagram-js.css'
import 'bpmn-js/dist/assets/bpmn-js.css'
import 'bpmn-js/dist/assets/bpmn-font/css/bpmn-embedded.css'

import Modeler from 'bpmn-js/lib/Modeler'

import { prune } from './prune'
import { translated } from './translations'

/** The only place that knows bpmn-js. Drawn there, read and written as BPMN 2.0; nothing of other engines is added. */

export interface Bpmn {
  readonly $type: string
  id: string
  name?: string
  readonly [name: string]: unknown
}

export interface Shape {
  readonly id: string
  readonly type: string
  readonly businessObject: Bpmn
  readonly labelTarget?: Shape
  readonly source?: Shape
  readonly target?: Shape
  readonly incoming?: readonly Shape[]
  readonly outgoing?: readonly Shape[]
}

interface Moddle extends Bpmn {
  body?: string
}
interface Modeling {
  updateProperties(shape: Shape, properties: object): void
  updateModdleProperties(shape: Shape, target: unknown, properties: object): void
  updateLabel(shape: Shape, text: string): void
}
interface Registry {
  get(id: string): Shape | undefined
  filter(matches: (shape: Shape) => boolean): Shape[]
}
interface Canvas {
  zoom(to?: 'fit-viewport' | number, centre?: 'auto'): number
  viewbox(to?: object): object
  scroll(by: { dx: number; dy: number }): void
  scrollToElement(shape: Shape): void
  addMarker(id: string, marker: string): void
  removeMarker(id: string, marker: string): void
}
interface Selection {
  select(shape: Shape): void
  get(): Shape[]
}
interface Keyboard {
  addListener(priority: number, listener: (event: { keyEvent: KeyboardEvent }) => boolean | undefined): void
}
interface Factory {
  create(type: string, properties: object): Moddle
}

const STEPS = ['bpmn:UserTask', 'bpmn:ManualTask', 'bpmn:Task']
const TROUBLED = 'troubled'
/** How wide the palette is, which lies over the drawing's left edge. */
const PALETTE = 72
/** Before the tool's own listeners. */
const FIRST = 3000
const UNDOING = ['z', 'y']
/** Below this names cannot be read. */
const READABLE = 0.7

export interface Drawing {
  /** `stays`: the same part is looked at as before. */
  load(xml: string, stays?: boolean): Promise<void>
  xml(): Promise<string>
  /** Steps as drawn: id → name. */
  steps(): Map<string, string>
  ends(): string[]
  rename(shape: Shape, name: string): void
  setTimer(shape: Shape, duration: string): void
  setCondition(way: Shape, text: string): void
  setDefault(way: Shape, isDefault: boolean): void
  setCalled(shape: Shape, process: string): void
  show(id: string): void
  mark(ids: readonly string[]): void
  fit(): void
  destroy(): void
}

export interface Listener {
  selected(shape: Shape | undefined): void
  changed(): void
}

export const isStep = (shape: Shape): boolean => STEPS.includes(shape.type)

/** The event's timer, undefined for an event without one. */
export function timerOf(shape: Shape): Moddle | undefined {
  const definitions = shape.businessObject.eventDefinitions as readonly Moddle[] | undefined
  return definitions?.find((one) => one.$type === 'bpmn:TimerEventDefinition')
}

export function durationOf(shape: Shape): string {
  return (timerOf(shape)?.timeDuration as Moddle | undefined)?.body ?? ''
}

export function conditionOf(way: Shape): string {
  return (way.businessObject.conditionExpression as Moddle | undefined)?.body ?? ''
}

export function isDefault(way: Shape): boolean {
  return (way.source?.businessObject.default as Bpmn | undefined)?.id === way.id
}

export function openDrawing(host: HTMLElement, listener: Listener): Drawing {
  const modeler = new Modeler({ container: host, additionalModules: [{ translate: ['value', translated] }, prune] })
  const modeling = (): Modeling => modeler.get('modeling')
  const registry = (): Registry => modeler.get('elementRegistry')
  const canvas = (): Canvas => modeler.get('canvas')
  const formal = (body: string): Moddle => modeler.get<Factory>('moddle').create('bpmn:FormalExpression', { body })
  const only = (type: string) => registry().filter((shape) => shape.type === type && !shape.labelTarget)
  let marked: readonly string[] = []

  modeler.on('selection.changed', ({ newSelection }: { newSelection: Shape[] }) => {
    const [shape] = newSelection
    listener.selected(newSelection.length === 1 ? (shape?.labelTarget ?? shape) : undefined)
  })
  modeler.on('commandStack.changed', () => listener.changed())
  // Steps are undone on all pages of the model alike, in one order: the tool leaves these keys alone.
  modeler.get<Keyboard>('keyboard').addListener(FIRST, ({ keyEvent }) => ((keyEvent.ctrlKey || keyEvent.metaKey) && UNDOING.includes(keyEvent.key.toLowerCase())) || undefined)

  return {
    async load(xml, stays) {
      const looked = stays ? canvas().viewbox() : undefined
      await modeler.importXML(xml)
      if (looked) canvas().viewbox(looked)
      else this.fit()
    },
    async xml() {
      return (await modeler.saveXML({ format: true })).xml ?? ''
    },
    steps: () => new Map(registry().filter((shape) => isStep(shape) && !shape.labelTarget).map((shape) => [shape.id, shape.businessObject.name ?? ''])),
    ends: () => only('bpmn:EndEvent').map((shape) => shape.id),
    rename: (shape, name) => modeling().updateProperties(shape, { name }),
    setTimer(shape, duration) {
      const timer = timerOf(shape)
      if (timer) modeling().updateModdleProperties(shape, timer, { timeDuration: formal(duration), timeDate: undefined, timeCycle: undefined })
    },
    setCondition: (way, text) => modeling().updateProperties(way, { conditionExpression: text.trim() ? formal(text.trim()) : undefined }),
    setDefault(way, isDefault) {
      if (!way.source) return
      if (isDefault) modeling().updateProperties(way, { conditionExpression: undefined })
      modeling().updateProperties(way.source, { default: isDefault ? way.businessObject : undefined })
    },
    setCalled: (shape, process) => modeling().updateProperties(shape, { calledElement: process || undefined }),
    show(id) {
      const shape = registry().get(id)
      if (!shape) return
      if (canvas().zoom() < READABLE) canvas().zoom(READABLE)
      canvas().scrollToElement(shape)
      modeler.get<Selection>('selection').select(shape)
    },
    mark(ids) {
      for (const id of marked) if (registry().get(id)) canvas().removeMarker(id, TROUBLED)
      marked = ids.filter((id) => registry().get(id))
      for (const id of marked) canvas().addMarker(id, TROUBLED)
    },
    fit() {
      canvas().zoom('fit-viewport', 'auto')
      canvas().zoom(canvas().zoom() * 0.92)
      canvas().scroll({ dx: PALETTE / 2, dy: 0 })
    },
    destroy: () => modeler.destroy(),
  }
}
