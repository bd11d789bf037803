/** The same ones with the one at `index` moved by one place; as they are at an end. */
export function moved<T>(all: readonly T[], index: number, by: -1 | 1): T[] {
  const [one, other] = [all[index], all[index + by]]
  if (one === undefined || other === undefined) return [...all]
  return all.map((each, at) => (at === index ? other : at === index + by ? one : each))
}
