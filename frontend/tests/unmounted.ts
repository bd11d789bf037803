import { disableAutoUnmount, enableAutoUnmount } from '@vue/test-utils'
import { afterEach } from 'vitest'

/** Test files share what they have imported: a component that stays mounted keeps the page's clock running for the next file. */
disableAutoUnmount()
enableAutoUnmount(afterEach)
