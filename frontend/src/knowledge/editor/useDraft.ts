import { computed, type ComputedRef, ref, type Ref, shallowRef } from 'vue'

import { ApiError } from '@/app/http'
import { dayOf } from '@/shared/format'

import { writing } from '../api'
import type { Editing, VersionDetail } from '../versions'
import { type Draft, draftOf, emptyDraft, faultsOf, formOf } from './draft'

/** The article that is written: taken up, changed, saved; nobody else's writing is lost, nor one's own. */

export interface Drafting {
  readonly draft: Ref<Draft>
  readonly note: Ref<string>
  readonly editing: Readonly<Ref<Editing | undefined>>
  readonly ready: Readonly<Ref<boolean>>
  readonly busy: Readonly<Ref<boolean>>
  readonly problem: Readonly<Ref<ApiError | undefined>>
  /** Somebody saved meanwhile: by whom is in its sentence. */
  readonly stale: ComputedRef<boolean>
  readonly faults: Readonly<Ref<Readonly<Record<string, string>>>>
  readonly unsaved: ComputedRef<boolean>
  readonly saved: Readonly<Ref<VersionDetail | undefined>>
  take(): Promise<void>
  /** Undefined when it was refused. */
  save(): Promise<VersionDetail | undefined>
  /** Go on with what one has, on top of what somebody else saved. */
  saveOver(): Promise<void>
}

export function useDraft(code: Ref<string>): Drafting {
  const draft = ref(emptyDraft(dayOf(Date.now())))
  const note = ref('')
  const editing = shallowRef<Editing>()
  const saved = shallowRef<VersionDetail>()
  const ready = ref(false)
  const busy = ref(false)
  const problem = shallowRef<ApiError>()
  const faults = ref<Record<string, string>>({})
  const written = computed(() => JSON.stringify([formOf(draft.value), note.value]))
  const savedText = ref(written.value)

  async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
    busy.value = true
    problem.value = undefined
    try {
      return await work()
    } catch (thrown) {
      if (!(thrown instanceof ApiError)) throw thrown
      problem.value = thrown
      faults.value = faultsOf(thrown.details.fields)
      return undefined
    } finally {
      busy.value = false
    }
  }

  function markSaved(): void {
    savedText.value = written.value
    faults.value = {}
  }

  async function take(): Promise<void> {
    if (code.value) {
      const found = await attempt(() => writing.editing(code.value))
      if (!found) return
      editing.value = found
      draft.value = draftOf(found.form)
      note.value = found.note
    }
    markSaved()
    ready.value = true
  }

  async function save(): Promise<VersionDetail | undefined> {
    const form = formOf(draft.value)
    const at = editing.value
    const version = await attempt(() => (at ? writing.save(code.value, form, at, note.value) : writing.begin(form, note.value)))
    if (!version) return undefined
    code.value = version.code
    draft.value = draftOf(version.form)
    editing.value = { ...version, base: version.number, form: version.form, state: version.state }
    saved.value = version
    markSaved()
    return version
  }

  async function saveOver(): Promise<void> {
    const found = await attempt(() => writing.editing(code.value))
    if (!found) return
    editing.value = found
    await save()
  }

  return {
    draft,
    note,
    editing,
    ready,
    busy,
    problem,
    stale: computed(() => problem.value?.code === 'stale_version'),
    faults,
    unsaved: computed(() => ready.value && savedText.value !== written.value),
    saved,
    take,
    save,
    saveOver,
  }
}
