import { computed, type ComputedRef, ref, type Ref, shallowRef, watch } from 'vue'

import { useSession } from '@/accounts/session'
import { http, sentenceOf } from '@/app/http'

import type { FlowVersion, VersionRow } from '../flow'

import { blankFlow } from './blank'
import { withLayout } from './layout'
import { type Draft, dropDraft, keepDraft, keptDraft } from './localDraft'
import type { FlowDocument } from './useDocument'
import { type Saving, useSaving } from './useSaving'

/** The version a draft comes from, and the way back to the server. */
export interface VersionDesk extends Saving {
  readonly state: Ref<'loading' | 'ready' | 'failed'>
  readonly trouble: Ref<string>
  /** What was opened; undefined for a flow that was never saved. */
  readonly version: Ref<FlowVersion | undefined>
  /** The newest version seen; the next save is written from it. */
  readonly base: Ref<number>
  /** Not the newest version, or a reader who may not write. */
  readonly older: Ref<boolean>
  readonly readOnly: ComputedRef<boolean>
  /** When the changes in this browser were made that were taken up again; '' for none. */
  readonly restored: Ref<string>
  /** 0: the newest. */
  load(wanted: number): Promise<void>
  /** Write on, after the newest version, from the older one that is open. */
  writeOnFromHere(): void
  discard(): Promise<void>
}

export function useVersion(id: string, document: FlowDocument): VersionDesk {
  const session = useSession()
  const person = session.person?.number ?? ''
  const mayWrite = session.may('flows.edit')
  const state = ref<'loading' | 'ready' | 'failed'>('loading')
  const trouble = ref('')
  const version = shallowRef<FlowVersion>()
  const base = ref(0)
  const restored = ref('')
  const older = ref(false)
  const path = `/api/flows/${encodeURIComponent(id)}`

  const saving = useSaving(path, document, base, (row) => {
    version.value = row
    base.value = row.version
    restored.value = ''
  })

  async function load(wanted: number): Promise<void> {
    state.value = 'loading'
    try {
      const { rows } = await http.get<{ rows: VersionRow[] }>(`${path}/versions`)
      base.value = rows[0]?.version ?? 0
      const asked = wanted || base.value
      version.value = asked ? await http.get<FlowVersion>(`${path}/versions/${asked}`) : undefined
      older.value = asked !== base.value
      open()
      state.value = 'ready'
    } catch (thrown) {
      trouble.value = sentenceOf(thrown)
      state.value = 'failed'
    }
  }

  function open(): void {
    const draft = version.value ? draftOf(version.value) : { flow: withLayout(blankFlow(id)), numbers: [], scenarios: '' }
    const kept = older.value || !mayWrite ? undefined : keptDraft(person, id)
    restored.value = kept?.at ?? ''
    saving.conflict.value = undefined
    if (!kept) return document.open(draft)
    base.value = kept.base
    document.open({ flow: withLayout(kept.flow), numbers: kept.numbers, scenarios: kept.scenarios }, null)
  }

  watch([document.draft, document.dirty, base], () => {
    if (state.value !== 'ready' || older.value || !mayWrite) return
    if (!document.dirty.value) return dropDraft(person, id)
    keepDraft(person, { ...document.draft.value, base: base.value, at: new Date().toISOString() })
  })

  return {
    ...saving,
    state,
    trouble,
    version,
    base,
    older,
    restored,
    readOnly: computed(() => older.value || !mayWrite),
    load,
    writeOnFromHere() {
      older.value = false
      document.open({ ...document.draft.value }, null)
    },
    async discard() {
      dropDraft(person, id)
      await load(0)
    },
  }
}

function draftOf({ content, numbers, scenarios }: FlowVersion): Draft {
  return { flow: withLayout(content), numbers, scenarios }
}
