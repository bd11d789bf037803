/** The waveform of one side as an SVG path: a bar for every few points, mirrored on the middle line. */

export const WAVE_WIDTH = 400
export const WAVE_HEIGHT = 34
const BAR_STEP = 2

export function wavePath(peaks: readonly number[]): string {
  const bars = Math.floor(WAVE_WIDTH / BAR_STEP)
  const middle = WAVE_HEIGHT / 2
  return Array.from({ length: bars }, (_unused, bar) => {
    const from = Math.floor((bar * peaks.length) / bars)
    const to = Math.max(from + 1, Math.floor(((bar + 1) * peaks.length) / bars))
    const peak = Math.max(0, ...peaks.slice(from, to))
    const half = Math.max(0.5, Math.sqrt(peak) * middle)
    return `M${bar * BAR_STEP + 1} ${(middle - half).toFixed(1)}V${(middle + half).toFixed(1)}`
  }).join('')
}
