/** Out of bpmn-js's palette and menus: what publishing would refuse anyhow. A drawing from elsewhere may still have it. */

type Entries = Record<string, unknown>
interface Provided {
  registerProvider(priority: number, provider: object): void
}
interface Menu {
  registerProvider(id: string, priority: number, provider: object): void
}

const NOT_IN_PALETTE = ['create.data-object', 'create.data-store', 'create.group', 'create.subprocess-expanded']
/** Of the menu that turns an element into another: what we can run. */
const OFFERED = new Set([
  'replace-with-none-start', 'replace-with-none-end', 'replace-with-terminate-end', 'replace-with-none-intermediate-throwing', 'replace-with-none-intermediate-throw', 'replace-with-timer-intermediate-catch',
  'replace-with-timer-boundary', 'replace-with-non-interrupting-timer-boundary', 'replace-with-exclusive-gateway', 'replace-with-parallel-gateway', 'replace-with-inclusive-gateway',
  'replace-with-task', 'replace-with-user-task', 'replace-with-manual-task', 'replace-with-call-activity', 'replace-with-expanded-subprocess', 'replace-with-sequence-flow', 'replace-with-default-flow',
])

const filtered = (entries: Entries, matches: (name: string) => boolean): Entries => Object.fromEntries(Object.entries(entries).filter(([name]) => matches(name)))

function pruned(palette: Provided, popupMenu: Menu): object {
  // A low priority comes last and sees what the others offer.
  palette.registerProvider(200, { getPaletteEntries: () => (entries: Entries) => filtered(entries, (name) => !NOT_IN_PALETTE.includes(name)) })
  popupMenu.registerProvider('bpmn-replace', 200, {
    getPopupMenuEntries: () => (entries: Entries) => filtered(entries, (name) => OFFERED.has(name)),
    getPopupMenuHeaderEntries: () => () => ({}),
  })
  return {}
}
pruned.$inject = ['palette', 'popupMenu']

export const prune = { __init__: ['pruned'], pruned: ['factory', pruned] }
