import { defineConfig } from 'vitest/config'

/** `pnpm test:soak`: faults for minutes or hours, on a cluster of its own; no part of `pnpm test`. */
export default defineConfig({
  test: {
    name: 'soak',
    globalSetup: ['server/test/setup/cluster.ts'],
    include: ['server/test/**/*.soak.ts'],
    fileParallelism: false,
    testTimeout: 0,
    hookTimeout: 120_000,
    disableConsoleIntercept: true,
  },
})
