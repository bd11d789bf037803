import { ref } from 'vue'

/** The drawer at the right of every page: which part of it is open, null while it is closed. */
export type DrawerPart = 'notifications' | 'alarms' | 'settings'

export const drawer = ref<DrawerPart | null>(null)

export function toggleDrawer(part: DrawerPart): void {
  drawer.value = drawer.value === null ? part : null
}
