import { defineConfig } from 'vitest/config'
import { PlainReporter } from './server/test/setup/plain-reporter.ts'

const quiet = ['server/test/setup/quiet-console.ts']

export default defineConfig({
  test: {
    globalSetup: ['server/test/setup/cluster.ts'],
    reporters: [new PlainReporter()],
    // Two files at a time: the machines this must be green on have two cores, and a file may render video.
    maxWorkers: 2,
    // A look that is tried again and again has as long as a busy machine may need (see setup/eventually.ts).
    expect: { poll: { timeout: 20_000 } },
    // Files of the server's projects share their worker's modules (`isolate: false`): reading all of Skein anew for each
    // file took half of their time. So a file undoes what it does to a module or to the process.
    projects: [
      {
        test: {
          name: 'server',
          include: ['server/{src,test,bench}/**/*.test.ts'],
          setupFiles: quiet,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'partitions',
          include: ['partitions/**/*.test.ts'],
          setupFiles: quiet,
          isolate: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'contract',
          include: ['server/contract/**/*.test.ts'],
          setupFiles: quiet,
          isolate: false,
        },
      },
      {
        extends: './web/vite.config.ts',
        test: {
          name: 'web',
          root: './web',
          include: ['src/**/*.test.{ts,tsx}'],
          environment: 'jsdom',
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['web/e2e/**/*.test.ts'],
          // A journey starts the whole of Skein and a browser, and renders segments on the way.
          testTimeout: 240_000,
          hookTimeout: 240_000,
        },
      },
    ],
  },
})
