import type { Plugin } from 'vite'

/** Icons of the drawing of flows, written as SVG with style attributes, which our content policy refuses. */
const ICONS = /\/bpmn-js\/lib\/.*Icons\.js$/

/** The same icons with presentation attributes: `style="fill:none"` becomes `fill="none"`. */
export function withPresentationAttributes(svg: string): string {
  return svg.replace(/\bstyle="([^"]*)"/g, (_, styles: string) =>
    styles
      .split(';')
      .filter((style) => style.trim() !== '')
      .map((style) => style.split(':', 2).map((part) => part.trim()))
      .map(([name, value]) => `${name}="${value}"`)
      .join(' '),
  )
}

export function drawnWithoutStyles(): Plugin {
  return {
    name: 'drawn-without-styles',
    transform: (code, id) => (ICONS.test(id) ? { code: withPresentationAttributes(code), map: null } : undefined),
  }
}
