import { type EChartsCoreOption, type EChartsType, init } from 'echarts/core'
import { onBeforeUnmount, onMounted, type Ref, watch } from 'vue'

import { dark } from '@/app/theme'

/** A chart of ECharts in a box of the page: drawn anew when its data or the theme change, as wide as the box, gone with the component. */

/** A colour of tokens.css, of the theme that the page has. */
export const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

/** How the words on an axis look. */
export const axisLabels = (): { color: string } => ({ color: token('--text-3') })

export const nameAxis = (names: readonly string[]): object => ({ type: 'category', data: names, axisLabel: axisLabels(), axisTick: { show: false }, axisLine: { lineStyle: { color: token('--line') } } })

export const valueAxis = (): object => ({ type: 'value', nameTextStyle: axisLabels(), axisLabel: axisLabels(), splitLine: { lineStyle: { color: token('--ch-grid') } } })

/** What a pointer opens. Words are drawn, so that nothing in them is markup. */
export const tooltip = (): object => ({ trigger: 'axis', renderMode: 'richText', backgroundColor: token('--bg-surface'), borderColor: token('--line'), textStyle: { color: token('--text-1') }, axisPointer: { lineStyle: { color: token('--text-3') } } })

export const legend = (): object => ({ top: 2, textStyle: { color: token('--text-2') }, inactiveColor: token('--text-disabled') })

/** `box`: the element that has it. `onPick`: the index on the category axis that was clicked. */
export function useChart(box: Readonly<Ref<HTMLDivElement | null | undefined>>, data: () => unknown, options: () => EChartsCoreOption, onPick?: (index: number) => void): void {
  let chart: EChartsType | undefined
  let watcher: ResizeObserver | undefined
  const draw = (): void => void chart?.setOption({ animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily }, ...options() }, true)

  onMounted(() => {
    if (!box.value) return
    chart = init(box.value)
    if (onPick)
      chart.getZr().on('click', (event) => {
        const at = chart?.convertFromPixel('grid', [event.offsetX, event.offsetY])?.[0]
        if (typeof at === 'number') onPick(at)
      })
    watcher = new ResizeObserver(() => chart?.resize())
    watcher.observe(box.value)
    draw()
  })
  // After the page was painted in the other theme: the colours are read from it.
  watch([data, dark], draw, { flush: 'post' })
  onBeforeUnmount(() => {
    watcher?.disconnect()
    chart?.dispose()
  })
}
