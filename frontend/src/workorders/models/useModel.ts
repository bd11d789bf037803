import { computed, type ComputedRef, inject, type InjectionKey, onScopeDispose, provide, type Ref, ref, type ShallowRef, shallowRef, watch } from 'vue'

import { sentenceOf } from '@/app/http'
import { begin, type History, redo, step, undo } from '@/ivr/editor/history'
import { useLoaded } from '@/shared/useLoaded'

import { type Content, type Organisation, models, type Problem, type VersionRow, type VersionDetail } from './model'

/** One model in the editor: what is on the screen, what is saved, what keeps it from being published. */
export interface ModelEditor {
  readonly id: string
  readonly name: Ref<string>
  readonly content: ShallowRef<Content | undefined>
  readonly saved: ShallowRef<VersionDetail | undefined>
  readonly versions: ShallowRef<readonly VersionRow[]>
  readonly organisation: Readonly<Ref<Organisation | undefined>>
  readonly problems: ShallowRef<readonly Problem[]>
  readonly dirty: ComputedRef<boolean>
  readonly busy: Ref<boolean>
  /** What went wrong with the last act; "" when nothing did. */
  readonly errorText: Ref<string>
  load(version?: number): Promise<void>
  readonly canUndo: ComputedRef<boolean>
  readonly canRedo: ComputedRef<boolean>
  /** Steps of the same `kind` that follow each other, such as letters typed, are undone together. */
  edit(change: (draft: Content) => void, kind?: string): void
  undo(): void
  redo(): void
  save(note: string): Promise<boolean>
  tryOut(): Promise<boolean>
  publish(): Promise<boolean>
  /** A tab whose part reaches the content only when it is asked for. */
  collecting(part: () => Promise<void>): void
  collect(): Promise<void>
}

const EDITOR: InjectionKey<ModelEditor> = Symbol('model editor')
const CHECK_AFTER_MS = 500

export function useModel(): ModelEditor {
  const editor = inject(EDITOR)
  if (!editor) throw new Error('no model editor around this component')
  return editor
}

export function provideModel(id: string): ModelEditor {
  const desk = onDesk()
  const acts = actsOn(id, desk)
  const { value: organisation } = useLoaded(models.organisation)
  const collectors: (() => Promise<void>)[] = []
  const editor: ModelEditor = {
    id,
    ...desk,
    ...acts,
    organisation,
    problems: validation(desk.content, desk.errorText),
    collecting: (part) => void collectors.push(part),
    collect: async () => void (await Promise.all(collectors.map((part) => part()))),
    save: async (note) => {
      await editor.collect()
      return acts.save(note)
    },
  }
  provide(EDITOR, editor)
  return editor
}

type Desk = Pick<ModelEditor, 'name' | 'content' | 'saved' | 'versions' | 'dirty' | 'busy' | 'errorText' | 'canUndo' | 'canRedo' | 'edit' | 'undo' | 'redo'> & {
  /** A version comes onto the desk. */
  show(version: VersionDetail): void
}

function onDesk(): Desk {
  const history = shallowRef<History<Content | undefined>>(begin(undefined))
  const content = shallowRef<Content>()
  const saved = shallowRef<VersionDetail>()
  const name = ref('')

  function turn(now: History<Content | undefined>): void {
    history.value = now
    content.value = now.now
  }
  function changed(change: (draft: Content) => void): Content {
    const draft = structuredClone(content.value as Content)
    change(draft)
    return draft
  }

  return {
    content,
    saved,
    name,
    canUndo: computed(() => history.value.past.length > 0),
    canRedo: computed(() => history.value.future.length > 0),
    versions: shallowRef<readonly VersionRow[]>([]),
    busy: ref(false),
    errorText: ref(''),
    dirty: computed(() => saved.value !== undefined && (content.value !== saved.value.content || name.value !== saved.value.name)),
    show(version) {
      saved.value = version
      name.value = version.name
      turn(begin(version.content))
    },
    edit: (change, kind = '') => content.value && turn(step(history.value, changed(change), kind)),
    undo: () => turn(undo(history.value)),
    redo: () => turn(redo(history.value)),
  }
}

/** Judged by the server a moment after the last change. */
function validation(content: ShallowRef<Content | undefined>, errorText: Ref<string>): ShallowRef<readonly Problem[]> {
  const problems = shallowRef<readonly Problem[]>([])
  let waiting: ReturnType<typeof setTimeout> | undefined
  watch(content, (now) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void validate(now), CHECK_AFTER_MS)
  })
  async function validate(requested: Content | undefined): Promise<void> {
    if (!requested) return
    try {
      const found = await models.check(requested)
      if (requested === content.value) problems.value = found
    } catch (problem) {
      errorText.value = `检查失败：${sentenceOf(problem)}`
    }
  }
  onScopeDispose(() => clearTimeout(waiting))
  return problems
}

function actsOn(id: string, { name, content, saved, versions, busy, errorText, show }: Desk): Pick<ModelEditor, 'load' | 'save' | 'tryOut' | 'publish'> {
  async function doing(act: () => Promise<VersionDetail>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    errorText.value = ''
    try {
      show(await act())
      versions.value = await models.versions(id)
      return true
    } catch (problem) {
      errorText.value = sentenceOf(problem)
      return false
    } finally {
      busy.value = false
    }
  }

  return {
    async load(version) {
      versions.value = await models.versions(id)
      const requested = version ?? versions.value[0]?.version
      if (requested) show(await models.version(id, requested))
    },
    save: (note) => doing(() => models.save(id, { name: name.value.trim(), content: content.value as Content, base: versions.value[0]?.version ?? 0, note })),
    tryOut: () => doing(() => models.tryOut(id, saved.value?.version ?? 0)),
    publish: () => doing(() => models.publish(id, saved.value?.version ?? 0)),
  }
}
