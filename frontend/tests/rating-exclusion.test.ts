// @vitest-environment jsdom
import { mount, type VueWrapper } from '@vue/test-utils'
import { beforeEach, describe, expect, it } from 'vitest'

import ExclusionDialog from '@/ratings/ExclusionDialog.vue'
import type { RatingDetail } from '@/ratings/ratings'

const opened = (...calls: string[]): VueWrapper =>
  mount(ExclusionDialog, {
    props: { detail: { row: { call: 'c1' }, evidence_calls: calls } as unknown as RatingDetail },
    global: { stubs: { AppDialog: { template: '<form><slot /><slot name="acts" /></form>' } } },
  })
const options = (dialog: VueWrapper, field: string): string[] => dialog.get(`[data-testid="${field}"]`).findAll('option').map((each) => each.text())
const isReady = (dialog: VueWrapper): boolean => dialog.get('[data-testid="exclusion-submit"]').attributes('disabled') === undefined

describe('an exclusion is requested', () => {
  let dialog: VueWrapper

  beforeEach(() => {
    dialog = opened('c1', 'c2')
  })

  it('for a mistake only with a call back as its evidence', async () => {
    expect(options(dialog, 'exclusion-call')).toEqual(['第 1 次回访'])
    await dialog.get('[data-testid="exclusion-verdict"]').setValue('malicious')
    expect(options(dialog, 'exclusion-call')).toEqual(['原通话', '第 1 次回访'])
    await dialog.get('[data-testid="exclusion-call"]').setValue('c1')
    await dialog.get('[data-testid="exclusion-verdict"]').setValue('mistaken')
    expect((dialog.get('[data-testid="exclusion-call"]').element as HTMLSelectElement).value).toBe('c2')
  })

  it('without any call back as malicious alone', () => {
    dialog = opened('c1')
    expect((dialog.get('[data-testid="exclusion-verdict"]').element as HTMLSelectElement).value).toBe('malicious')
    expect(dialog.get('option[value="mistaken"]').attributes('disabled')).toBeDefined()
  })

  it('says how a place in the recording is written', async () => {
    await dialog.get('[data-testid="exclusion-reason"]').setValue('来电人说按错了键')
    await dialog.get('[data-testid="exclusion-place"]').setValue('9:99')
    expect(dialog.text()).toContain('请按“分:秒”填写')
    expect(isReady(dialog)).toBe(false)
    await dialog.get('[data-testid="exclusion-place"]').setValue('1:05')
    expect(dialog.text()).not.toContain('请按“分:秒”填写')
    expect(isReady(dialog)).toBe(true)
  })
})
