// @vitest-environment jsdom
import { mount } from '@vue/test-utils'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { nextTick, useTemplateRef } from 'vue'

import { applyTheme, toggleTheme } from '@/app/theme'
import { nameAxis, useChart, valueAxis } from '@/shared/useChart'

const drawn: { xAxis: { axisLine: { lineStyle: { color: string } } }; yAxis: { splitLine: { lineStyle: { color: string } } } }[] = []
vi.mock('echarts/core', () => ({ init: () => ({ setOption: (options: (typeof drawn)[number]) => drawn.push(options), resize: () => undefined, dispose: () => undefined }) }))

/** As tokens.css has them. */
const LINE = { light: '#d9e0e6', dark: '#2b4052' }
const GRID = { light: '#e5eaee', dark: '#223442' }
const style = document.createElement('style')

beforeEach(() => {
  vi.stubGlobal('ResizeObserver', class { observe(): void {} disconnect(): void {} })
  style.textContent = `:root { --line: ${LINE.light}; --ch-grid: ${GRID.light} } .dark { --line: ${LINE.dark}; --ch-grid: ${GRID.dark} }`
  document.head.append(style)
})

afterEach(() => {
  localStorage.clear()
  applyTheme()
  style.remove()
})

test('a chart of an open page follows the theme', async () => {
  const page = mount({
    setup: () => useChart(useTemplateRef<HTMLDivElement>('box'), () => 0, () => ({ xAxis: nameAxis(['一']), yAxis: valueAxis() })),
    template: '<div ref="box"></div>',
  })
  const colours = () => [drawn.at(-1)?.xAxis.axisLine.lineStyle.color, drawn.at(-1)?.yAxis.splitLine.lineStyle.color]
  expect(colours()).toEqual([LINE.light, GRID.light])
  toggleTheme()
  await nextTick()
  expect(colours()).toEqual([LINE.dark, GRID.dark])
  toggleTheme()
  await nextTick()
  expect(colours()).toEqual([LINE.light, GRID.light])
  page.unmount()
})
