// @vitest-environment jsdom
import { flushPromises, mount } from '@vue/test-utils'
import { expect, it, vi } from 'vitest'

import { ApiError } from '@/app/http'
import SealedContent from '@/shared/SealedContent.vue'

const shown = (read: () => Promise<string>) =>
  mount(SealedContent<string>, {
    props: { read, word: '查看备注', testid: 'show' },
    slots: { default: '<template #default="{ content }"><p>{{ content }}</p></template>' },
  })

it('reads only when the person asks for it', async () => {
  const read = vi.fn().mockResolvedValue('孩子落户')
  const page = shown(read)
  expect(read).not.toHaveBeenCalled()
  await page.get('[data-testid=show]').trigger('click')
  await flushPromises()
  expect(page.get('p').text()).toBe('孩子落户')
})

it('says why it could not be read, and tries again', async () => {
  const read = vi.fn().mockRejectedValueOnce(new ApiError(503, 'away', '暂时无法连接')).mockResolvedValue('')
  const page = shown(read)
  await page.get('[data-testid=show]').trigger('click')
  await flushPromises()
  expect(page.text()).toContain('暂时无法连接')
  await page.get('button').trigger('click')
  await flushPromises()
  expect([page.get('p').text(), read.mock.calls.length]).toEqual(['', 2])
})
