import { type EChartsCoreOption, type EChartsType, init } from 'echarts/core'
import { onBeforeUnmount, onMounted, type Ref, watch } from 'vue'

/** A chart of ECharts in a box of the page: drawn anew when its data change, as wide as the box, gone with the component. */

/** A colour of tokens.css, of the theme that the page has. */
export const token = (name: string): string => getComputedStyle(document.documentElement).getPropertyValue(name).trim()

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
  watch(data, draw)
  onBeforeUnmount(() => {
    watcher?.disconnect()
    chart?.dispose()
  })
}
