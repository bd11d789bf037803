import { shallowRef } from 'vue'

/** The panel of the bar that lists one's notices; whoever wants it open asks here. */
export const noticePanel = shallowRef<{ open(): void } | null>(null)
