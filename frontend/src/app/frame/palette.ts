import { ref } from 'vue'

export const commandPaletteOpen = ref(false)
