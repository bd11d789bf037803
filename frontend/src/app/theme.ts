import { ref } from 'vue'

/** Light by day; the night theme is offered to whoever wants it and remembered on this machine. */

const KEY = 'hotline.theme'

export const dark = ref(false)

function paint(): void {
  document.documentElement.classList.toggle('dark', dark.value)
}

export function applyTheme(): void {
  dark.value = localStorage.getItem(KEY) === 'dark'
  paint()
}

export function toggleTheme(): void {
  dark.value = !dark.value
  localStorage.setItem(KEY, dark.value ? 'dark' : 'light')
  paint()
}
