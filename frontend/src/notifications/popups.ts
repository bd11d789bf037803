import { ref, watch } from 'vue'

import type { NewNotification } from './notifications'

/** The browser's own pop-ups, for a page that is hidden: wanted on this machine, and allowed by the browser. */

const KEY = 'hotline.popups'
const SUPPORTED = 'Notification' in window

export const popupsOn = ref(localStorage.getItem(KEY) === 'on')
export const permission = ref<NotificationPermission | 'unsupported'>(SUPPORTED ? Notification.permission : 'unsupported')

watch(popupsOn, (on) => localStorage.setItem(KEY, on ? 'on' : 'off'))

/** Asks the browser the first time; must be called from a click. */
export async function turnOnPopups(): Promise<void> {
  if (!SUPPORTED) return
  permission.value = await Notification.requestPermission()
  popupsOn.value = permission.value === 'granted'
}

/** One pop-up a notification, however many pages are open: they share its tag. */
export function popUp(one: NewNotification, open: () => void): void {
  if (!document.hidden || !popupsOn.value || !one.popup || permission.value !== 'granted') return
  const popup = new Notification(one.title, { body: one.text, tag: one.id, lang: 'zh-CN', requireInteraction: one.urgency === 'urgent' })
  popup.onclick = () => {
    window.focus()
    open()
    popup.close()
  }
}
