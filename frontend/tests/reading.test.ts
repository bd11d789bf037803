import { describe, expect, it } from 'vitest'

import { piecesOf } from '@/assistant/reading'

describe('an answer read aloud', () => {
  it('comes sentence by sentence, for a browser breaks off what is long', () => {
    expect(piecesOf('可以申领。要带身份证；还要证明')).toEqual(['可以申领。', '要带身份证；', '还要证明'])
  })

  it('says a number to ring digit by digit, and no other', () => {
    expect(piecesOf('请拨打 12329。2029 年 7 月退休。')).toEqual(['请拨打 1 2 3 2 9。', '2029 年 7 月退休。'])
  })
})
