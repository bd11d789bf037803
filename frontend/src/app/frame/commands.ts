import { computed, type ComputedRef, shallowRef } from 'vue'
import { useRouter } from 'vue-router'

import { useSession } from '@/accounts/session'
import { useDesk } from '@/calls/desk/desk'
import { type Calculator, loadCalculators } from '@/knowledge/calculators'
import type { IconName } from '@/shared/icons'

import { pagesFor } from '../pages'
import { toggleTheme } from '../theme'
import { soundsLike } from './sounds'

export interface Command {
  readonly key: string
  readonly name: string
  readonly kind: '页面' | '操作' | '计算'
  readonly icon: IconName
  run(): unknown
}

const DISPLAYED = 8

export function useCommands(): ComputedRef<Command[]> {
  const router = useRouter()
  const session = useSession()
  const desk = useDesk()

  const pages = computed(() =>
    pagesFor(session.person?.permissions ?? []).map(
      (page): Command => ({
        key: page.path,
        name: page.name,
        kind: '页面',
        icon: page.icon,
        run: () => router.push(page.path),
      }),
    ),
  )
  const acts = computed((): Command[] => [
    ...(desk.here
      ? [
          { key: 'ready', name: '就绪', kind: '操作' as const, icon: 'dot' as const, run: () => desk.ready() },
          ...desk.reasons.map((reason) => ({
            key: `away-${reason}`,
            name: `示忙：${reason}`,
            kind: '操作' as const,
            icon: 'minus' as const,
            run: () => desk.notReady(reason),
          })),
        ]
      : []),
    { key: 'account', name: '我的账号', kind: '操作', icon: 'lock', run: () => router.push('/account') },
    { key: 'theme', name: '切换深色、浅色', kind: '操作', icon: 'eye', run: toggleTheme },
  ])
  const calculators = shallowRef<readonly Calculator[]>([])
  void loadCalculators().then((all) => (calculators.value = all), () => undefined)
  const reckoning = computed(() =>
    calculators.value.map(
      ({ name, title }): Command => ({ key: `calculate-${name}`, name: title, kind: '计算', icon: 'list', run: () => router.push(`/knowledge/calculators/${name}`) }),
    ),
  )
  return computed(() => [...pages.value, ...acts.value, ...reckoning.value])
}

export function filterCommands(commands: readonly Command[], typed: string): Command[] {
  const needle = typed.trim().toLowerCase()
  if (!needle) return commands.slice(0, DISPLAYED)
  return commands.filter(({ name }) => name.toLowerCase().includes(needle) || soundsLike(name, needle)).slice(0, DISPLAYED)
}
