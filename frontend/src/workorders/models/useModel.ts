import { computed, type ComputedRef, inject, type InjectionKey, onScopeDispose, provide, type Ref, ref, type ShallowRef, shallowRef, watch } from 'vue'

import { sentenceOf } from '@/app/http'
import { useLoaded } from '@/shared/useLoaded'

import { type Content, type House, models, type Problem, type VersionRow, type WholeVersion } from './model'

/** One model in the editor: what is on the screen, what is saved, what keeps it from being published. */
export interface ModelEditor {
  readonly id: string
  readonly name: Ref<string>
  readonly content: ShallowRef<Content | undefined>
  readonly saved: ShallowRef<WholeVersion | undefined>
  readonly versions: ShallowRef<readonly VersionRow[]>
  readonly house: Readonly<Ref<House | undefined>>
  readonly problems: ShallowRef<readonly Problem[]>
  readonly dirty: ComputedRef<boolean>
  readonly busy: Ref<boolean>
  /** What went wrong with the last act; "" when nothing did. */
  readonly trouble: Ref<string>
  load(version?: number): Promise<void>
  edit(change: (draft: Content) => void): void
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
  const { value: house } = useLoaded(models.house)
  const collectors: (() => Promise<void>)[] = []
  const editor: ModelEditor = {
    id,
    ...desk,
    ...acts,
    house,
    problems: judging(desk.content, desk.trouble),
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

type Desk = Pick<ModelEditor, 'name' | 'content' | 'saved' | 'versions' | 'dirty' | 'busy' | 'trouble' | 'edit'>

function onDesk(): Desk {
  const content = shallowRef<Content>()
  const saved = shallowRef<WholeVersion>()
  const name = ref('')
  return {
    content,
    saved,
    name,
    versions: shallowRef<readonly VersionRow[]>([]),
    busy: ref(false),
    trouble: ref(''),
    dirty: computed(() => saved.value !== undefined && (content.value !== saved.value.content || name.value !== saved.value.name)),
    edit(change) {
      if (!content.value) return
      const draft = structuredClone(content.value)
      change(draft)
      content.value = draft
    },
  }
}

/** Judged by the server a moment after the last change. */
function judging(content: ShallowRef<Content | undefined>, trouble: Ref<string>): ShallowRef<readonly Problem[]> {
  const problems = shallowRef<readonly Problem[]>([])
  let waiting: ReturnType<typeof setTimeout> | undefined
  watch(content, (now) => {
    clearTimeout(waiting)
    waiting = setTimeout(() => void ask(now), CHECK_AFTER_MS)
  })
  async function ask(asked: Content | undefined): Promise<void> {
    if (!asked) return
    try {
      const found = await models.check(asked)
      if (asked === content.value) problems.value = found
    } catch (problem) {
      trouble.value = `没有检查成：${sentenceOf(problem)}`
    }
  }
  onScopeDispose(() => clearTimeout(waiting))
  return problems
}

function actsOn(id: string, { name, content, saved, versions, busy, trouble }: Desk): Pick<ModelEditor, 'load' | 'save' | 'tryOut' | 'publish'> {
  function show(version: WholeVersion): void {
    saved.value = version
    content.value = version.content
    name.value = version.name
  }

  async function doing(act: () => Promise<WholeVersion>): Promise<boolean> {
    if (busy.value) return false
    busy.value = true
    trouble.value = ''
    try {
      show(await act())
      versions.value = await models.versions(id)
      return true
    } catch (problem) {
      trouble.value = sentenceOf(problem)
      return false
    } finally {
      busy.value = false
    }
  }

  return {
    async load(version) {
      versions.value = await models.versions(id)
      const wanted = version ?? versions.value[0]?.version
      if (wanted) show(await models.version(id, wanted))
    },
    save: (note) => doing(() => models.save(id, { name: name.value.trim(), content: content.value as Content, base: versions.value[0]?.version ?? 0, note })),
    tryOut: () => doing(() => models.tryOut(id, saved.value?.version ?? 0)),
    publish: () => doing(() => models.publish(id, saved.value?.version ?? 0)),
  }
}
