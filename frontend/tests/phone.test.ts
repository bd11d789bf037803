import { describe, expect, it } from 'vitest'

import { loudness } from '@/audio/meter'
import { alawFirst } from '@/calls/phone/sdp'

const OFFER = [
  'v=0',
  'm=audio 12000 UDP/TLS/RTP/SAVPF 111 0 8 101',
  'a=rtpmap:111 opus/48000/2',
  'a=rtpmap:0 PCMU/8000',
  'a=rtpmap:8 PCMA/8000',
  'a=rtpmap:101 telephone-event/8000',
  '',
].join('\r\n')

describe('the description of a call', () => {
  it('puts A-law first and leaves everything else as it was', () => {
    expect(alawFirst(OFFER)).toBe(OFFER.replace('111 0 8 101', '8 111 0 101'))
    expect(alawFirst(alawFirst(OFFER))).toBe(alawFirst(OFFER))
  })

  it('is not touched where there is no A-law', () => {
    const opusOnly = OFFER.replace('111 0 8 101', '111 101').replace('a=rtpmap:8 PCMA/8000\r\n', '')
    expect(alawFirst(opusOnly)).toBe(opusOnly)
  })

  it('knows A-law by its fixed number when it is not spelt out', () => {
    expect(alawFirst('m=audio 9 RTP/SAVP 0 8\r\n')).toBe('m=audio 9 RTP/SAVP 8 0\r\n')
  })
})

describe('a level meter', () => {
  it('shows nothing for silence, all for a full tone, and more for louder', () => {
    const tone = (amplitude: number): Float32Array => Float32Array.from({ length: 1024 }, (_one, index) => amplitude * Math.sin(index / 5))
    expect(loudness(tone(0))).toBe(0)
    expect(loudness(tone(1))).toBe(1)
    expect(loudness(tone(0.1))).toBeGreaterThan(loudness(tone(0.01)))
  })
})
