/** The policy calculators: a panel for any of them, by the names that articles give. */
export { default as CalculatorPanel } from './CalculatorPanel.vue'
export { type Calculator, loadCalculators, type Stated } from './calculators'
