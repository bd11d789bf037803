import { ref } from 'vue'

/** People and data are invented, as the installation says when the page opens. */
export const demonstration = ref(false)
