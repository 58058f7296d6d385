import { defineConfig } from 'vitest/config'
import { PlainReporter } from './server/test/setup/plain-reporter.ts'

/** `pnpm test:journeys`: people of several kinds in a real Chromium, on one Skein of their own; no part of `pnpm test`. */
export default defineConfig({
  test: {
    name: 'journeys',
    globalSetup: ['web/e2e/setup/open-skein.ts'],
    reporters: [new PlainReporter()],
    include: ['web/e2e/{journeys,axe}/**/*.soak.ts'],
    fileParallelism: false,
    // Those that may go on beside each other are people of one Skein in one browser.
    maxConcurrency: 3,
    // Each waits for what it needs with a limit of its own.
    testTimeout: 900_000,
    hookTimeout: 900_000,
    expect: { poll: { timeout: 60_000 } },
  },
})
