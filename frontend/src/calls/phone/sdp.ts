/** A-law is what the trunk carries: taken first, a call needs no transcoding in the switch. */

const ALAW = /^a=rtpmap:(\d+) PCMA\/8000/im

/** The description with A-law first in the list of its audio line; unchanged when there is none. */
export function alawFirst(sdp: string): string {
  const payload = ALAW.exec(sdp)?.[1] ?? (/^m=audio \d+ \S+(?: \d+)* 8(?: |\r?$)/m.test(sdp) ? '8' : undefined)
  if (payload === undefined) return sdp
  return sdp.replace(/^(m=audio \d+ \S+)((?: \d+)+)/m, (_line, head: string, list: string) => {
    const rest = list.trim().split(' ').filter((one) => one !== payload)
    return [head, payload, ...rest].join(' ')
  })
}
