/** Figures of samples as they are displayed: with their interval, or that they show nothing. */

const three = (value: number): string => value.toFixed(2)

/** "0.92（0.85–0.97）"; "无法计算" where nothing was graded twice, or always alike. */
export function coefficientText(value: number | null, low: number | null, high: number | null): string {
  if (value === null) return '无法计算'
  return low === null || high === null ? `${three(value)}（样本不足）` : `${three(value)}（${three(low)}–${three(high)}）`
}

interface Figure {
  readonly value: number | null
  readonly low: number | null
  readonly high: number | null
  readonly is_enough: boolean
}

/** "92.4（90.1–94.7）", of points of 100. */
export function pointsText(figure: Figure): string {
  if (figure.value === null) return '—'
  const interval = figure.low === null || figure.high === null ? '样本不足' : `${figure.low.toFixed(1)}–${figure.high.toFixed(1)}`
  return `${figure.value.toFixed(1)}（${interval}）`
}

/** "1.2%（0.4%–3.1%）"; of a group with too few calls only that. */
export function shareText(figure: Figure, digits = 1): string {
  if (figure.value === null || figure.low === null || figure.high === null) return '—'
  if (!figure.is_enough) return '样本不足'
  const percent = (share: number): string => `${(100 * share).toFixed(digits)}%`
  return `${percent(figure.value)}（${percent(figure.low)}–${percent(figure.high)}）`
}
