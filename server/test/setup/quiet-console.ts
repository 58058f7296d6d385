import { afterEach, beforeEach } from 'vitest'

const methods = ['log', 'info', 'warn', 'error', 'debug'] as const
const original = { ...console }
let written: unknown[][] = []

// A test that prints hides something: a warning nobody reads, or a log line that belongs to the logger.
beforeEach(() => {
  written = []
  for (const method of methods) {
    console[method] = (...values: unknown[]) => {
      written.push([method, ...values])
    }
  }
})

afterEach(() => {
  Object.assign(console, original)
  if (written.length > 0) throw new Error(`The test wrote to the console: ${JSON.stringify(written)}`)
})
