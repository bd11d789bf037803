import { computed, type ComputedRef, ref, type Ref, shallowRef, watch } from 'vue'

import { useSession } from '@/accounts/session'
import { sentenceOf } from '@/app/http'

import type { FlowVersion, VersionRow } from '../flow'
import { flows } from '../flows/api'
import { withLayout } from './layout'
import { dropDraft, storeDraft, localDraftOf } from './localDraft'
import type { FlowDocument } from './useDocument'
import { type Saving, useSaving } from './useSaving'

/** The version a draft comes from, and the way back to the server. */
export interface VersionDesk extends Saving {
  readonly state: Ref<'loading' | 'ready' | 'missing' | 'failed'>
  readonly errorText: Ref<string>
  /** Newest first. */
  readonly rows: Ref<readonly VersionRow[]>
  /** What was opened; undefined until it is there. */
  readonly version: Ref<FlowVersion | undefined>
  /** The newest version its author has seen; the next save is written from it. */
  readonly base: Ref<number>
  /** Not the newest version. */
  readonly older: Ref<boolean>
  readonly readOnly: ComputedRef<boolean>
  /** When the changes in this browser were made that were taken up again; '' for none. */
  readonly restored: Ref<string>
  /** 0: the newest. */
  load(requested: number): Promise<void>
  /** What the server says of it now; what is on the table stays. */
  refresh(): Promise<void>
  /** Write on, after the newest version, from the older one that is open. */
  writeOnFromHere(): void
  discard(): Promise<void>
}

export function useVersion(id: string, document: FlowDocument): VersionDesk {
  const session = useSession()
  const person = session.person?.number ?? ''
  const mayWrite = session.may('flows.edit')
  const state = ref<VersionDesk['state']['value']>('loading')
  const errorText = ref('')
  const rows = shallowRef<readonly VersionRow[]>([])
  const version = shallowRef<FlowVersion>()
  const base = ref(0)
  const restored = ref('')
  const older = ref(false)
  const readOnly = computed(() => older.value || !mayWrite)

  async function load(requested: number): Promise<void> {
    state.value = 'loading'
    errorText.value = ''
    try {
      rows.value = await flows.versions(id)
      base.value = rows.value[0]?.version ?? 0
      if (base.value > 0) open(await flows.version(id, requested || base.value))
      state.value = base.value > 0 ? 'ready' : 'missing'
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
      state.value = 'failed'
    }
  }

  /** With the changes this person left behind in it, if any. */
  function open(row: FlowVersion): void {
    version.value = row
    older.value = row.version !== base.value
    saving.conflict.value = undefined
    const { content, numbers, scenarios } = row
    const local = readOnly.value ? undefined : localDraftOf(person, id)
    restored.value = local?.at ?? ''
    if (!local) return document.open({ flow: withLayout(content), numbers, scenarios })
    base.value = local.base
    document.open({ flow: withLayout(local.flow), numbers: local.numbers, scenarios: local.scenarios }, null)
  }

  /** Out of reach, it stays as it was last seen. */
  async function refresh(): Promise<void> {
    rows.value = await flows.versions(id).catch(() => rows.value)
    const row = rows.value.find((one) => one.version === version.value?.version)
    if (version.value && row) version.value = { ...version.value, ...row }
  }

  const saving = useSaving(document, base, (row) => {
    version.value = row
    base.value = row.version
    restored.value = ''
    void refresh()
  })

  watch([document.draft, document.dirty, base], () => {
    if (state.value !== 'ready' || readOnly.value) return
    if (!document.dirty.value) return dropDraft(person, id)
    storeDraft(person, { ...document.draft.value, base: base.value, at: new Date().toISOString() })
  })

  function writeOnFromHere(): void {
    older.value = false
    document.open({ ...document.draft.value }, null)
  }

  async function discard(): Promise<void> {
    dropDraft(person, id)
    await load(0)
  }
  return { ...saving, state, errorText, rows, version, base, older, readOnly, restored, load, refresh, writeOnFromHere, discard }
}
