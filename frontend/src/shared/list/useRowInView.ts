import { nextTick, type Ref, watch } from 'vue'

/** Whoever walks a list by keys sees where they are: the selected line of `root` is scrolled to, at first too. */
export function useRowInView(root: Readonly<Ref<HTMLElement | undefined>>, selected: () => unknown): void {
  watch(
    selected,
    async () => {
      await nextTick()
      root.value?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' })
    },
    { immediate: true },
  )
}
