import { computed, onScopeDispose, ref, type Ref, shallowRef, type ShallowRef, watch } from 'vue'

import { useSession } from '@/accounts/session'
import { sentenceOf } from '@/app/http'
import { inDesk } from '@/app/live/documents'
import { useDesk } from '@/calls/desk/desk'

import { type Offer, offers } from './campaigns'

/** The campaign's entry on the desk: read when the server says that it changed. */
export interface OwnOffer {
  readonly offer: ShallowRef<Offer | null>
  readonly errorText: Ref<string>
  readonly busy: Ref<boolean>
  load(): Promise<void>
  /** True when it is done; the entry is read again either way. */
  act(step: (entry: string) => Promise<unknown>): Promise<boolean>
}

export function useOffer(): OwnOffer {
  const desk = useDesk()
  const session = useSession()
  const offer = shallowRef<Offer | null>(null)
  const errorText = ref('')
  const busy = ref(false)
  const may = computed(() => session.may('campaigns.work') && desk.here)
  const changed = computed(() => (session.person ? inDesk.get(desk.line?.docs, `inbox/offer.${session.person.number}`)?.at : undefined))
  /** Of two that are on their way the later one counts. */
  let turn = 0

  async function load(): Promise<void> {
    const mine = ++turn
    if (!may.value) {
      offer.value = null
      return
    }
    try {
      const found = (await offers.own()).offer ?? null
      if (mine === turn) offer.value = found
    } catch (thrown) {
      if (mine === turn) errorText.value = sentenceOf(thrown)
    }
  }

  async function act(step: (entry: string) => Promise<unknown>): Promise<boolean> {
    if (!offer.value || busy.value) return false
    busy.value = true
    errorText.value = ''
    try {
      await step(offer.value.entry)
      return true
    } catch (thrown) {
      errorText.value = sentenceOf(thrown)
      return false
    } finally {
      busy.value = false
      await load()
    }
  }

  watch([changed, may, () => desk.agent?.call], load, { immediate: true })
  watch(() => offer.value?.entry, () => (errorText.value = ''))
  onScopeDispose(() => turn++)
  return { offer, errorText, busy, load, act }
}
