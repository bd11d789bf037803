// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'

import { storeIn } from '@/assistant/storage'

function forbidden(): Storage {
  throw new DOMException('The operation is insecure.', 'SecurityError')
}

describe('what the page keeps', () => {
  it('is in the browser where that is allowed', () => {
    const kept = storeIn(() => sessionStorage)
    kept.set('a', '1')
    expect([kept.get('a'), sessionStorage.getItem('a'), storeIn(() => sessionStorage).get('a')]).toEqual(['1', '1', '1'])
    kept.forget('a')
    expect([kept.get('a'), sessionStorage.getItem('a')]).toEqual([null, null])
  })

  it('is in the memory of the page where another site forbids storage: it works on until it is closed', () => {
    const kept = storeIn(forbidden)
    expect(kept.get('a')).toBeNull()
    kept.set('a', '1')
    expect(kept.get('a')).toBe('1')
    kept.forget('a')
    expect(kept.get('a')).toBeNull()
  })
})
