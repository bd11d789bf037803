import type { Ref } from 'vue'

import { serverNow } from '@/shared/ticker'
import { type Pages, usePages } from '@/shared/usePages'

import { type RecordFilters, wireOf } from './filters'
import type { RecordRow } from './records'

export function useRecords(filters: Ref<RecordFilters>): Pages<RecordRow> {
  return usePages<RecordRow>('/api/calls', filters, () => wireOf(filters.value, serverNow()))
}
