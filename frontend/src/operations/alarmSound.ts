import { ref, watch } from 'vue'

import { alarmTone } from '@/audio/tones'

/** The sound of urgent alarms, on or off as chosen on this machine. */

const KEY = 'hotline.alarm-sound'

export const soundOn = ref(localStorage.getItem(KEY) !== 'off')

watch(soundOn, (on) => localStorage.setItem(KEY, on ? 'on' : 'off'))

export function soundAlarm(): void {
  if (soundOn.value) void alarmTone()
}
