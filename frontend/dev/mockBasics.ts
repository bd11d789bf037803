/** Made-up moments and queues that every part of the mock server tells of. */

export const at = (secondsAgo: number): string => new Date(Date.now() - secondsAgo * 1000).toISOString()

export const QUEUES: [string, string, number, number | null, number, number, number, number | null][] = [
  ['social', '社保席', 3, 38, 4, 38, 0, 0.9626],
  ['labour', '劳动监察席', 2, 52, 1, 22, 3, 0.9012],
  ['general', '综合席', 1, 12, 5, 41, 0, 0.958],
  ['talent', '人才席', 0, null, 1, 12, 0, 0.9344],
  ['elderly', '老年绿色席', 1, 9, 2, 9, 0, 0.982],
  ['expert', '疑难席', 0, null, 1, 6, 0, null],
]
