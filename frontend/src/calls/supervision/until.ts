import { watch } from 'vue'

/** Waits until it holds; false when it has not come to that in time. */
export function until(holds: () => boolean, withinMs: number): Promise<boolean> {
  return new Promise((resolve) => {
    const done = (held: boolean): void => {
      clearTimeout(timer)
      stop()
      resolve(held)
    }
    const timer = setTimeout(() => done(false), withinMs)
    let stop = (): void => undefined
    stop = watch(holds, (held) => held && done(true))
    if (holds()) done(true)
  })
}
