import { writeSync } from 'node:fs'
import { DefaultReporter, type TestModule, type TestRunEndReason } from 'vitest/node'

type UnhandledErrors = Parameters<DefaultReporter['onTestRunEnd']>[1]

function countOutcomes(modules: readonly TestModule[]): { passed: number; failed: number } {
  let passed = 0
  let failed = 0
  for (const module of modules) {
    let failedInside = 0
    for (const test of module.children.allTests()) {
      const { state } = test.result()
      if (state === 'passed') passed += 1
      if (state === 'failed') failedInside += 1
    }
    // A file that does not load, or a hook that throws, fails without any test of its own failing.
    if (failedInside === 0 && module.state() === 'failed') failedInside = 1
    failed += failedInside
  }
  return { passed, failed }
}

/** The usual report, ending in one line that is easy to read by eye and by script: `12 passed, 0 failed`. */
export class PlainReporter extends DefaultReporter {
  private outcome = { passed: 0, failed: 0 }

  constructor() {
    super()
    process.once('exit', (code) => {
      // What fails outside every test, such as the set-up of the whole run, shows only in the exit code.
      const failed = code !== 0 && this.outcome.failed === 0 ? 1 : this.outcome.failed
      writeSync(process.stdout.fd, `${this.outcome.passed} passed, ${failed} failed\n`)
    })
  }

  override onTestRunEnd(modules: readonly TestModule[], errors: UnhandledErrors, reason: TestRunEndReason): void {
    super.onTestRunEnd(modules, errors, reason)
    this.outcome = countOutcomes(modules)
    this.outcome.failed += errors.length
  }
}
