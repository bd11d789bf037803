import { context } from './context'

/** How loud a stream is, 0 to 1, read off whenever asked. */

export interface Meter {
  level(): number
  close(): void
}

/** Speech sits around −30 dBFS; −60 shows as nothing and −10 as full. */
const FLOOR_DB = -60
const TOP_DB = -10

export function meterOf(stream: MediaStream): Meter {
  const analyser = context().createAnalyser()
  analyser.fftSize = 1024
  const source = context().createMediaStreamSource(stream)
  source.connect(analyser)
  const samples = new Float32Array(analyser.fftSize)
  return {
    level: () => {
      analyser.getFloatTimeDomainData(samples)
      return loudness(samples)
    },
    close: () => source.disconnect(),
  }
}

export function loudness(samples: Float32Array): number {
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / samples.length
  if (power <= 0) return 0
  const decibels = 10 * Math.log10(power)
  return Math.min(1, Math.max(0, (decibels - FLOOR_DB) / (TOP_DB - FLOOR_DB)))
}
