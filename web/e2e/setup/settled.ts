import type { Page } from 'playwright-core'

const SETTLED_MAX_MS = 20_000

/** Waits until the page has drawn its own heading or says that it is on its way, and until nothing moves any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const root = document.querySelector('#root')
      return root !== null && root.childElementCount > 0 && document.querySelector('h1, [role=status]') !== null
    },
    undefined,
    { timeout: SETTLED_MAX_MS },
  )
  await page.evaluate(async () => {
    await document.fonts.ready
    // A theme that has just changed is painted before its colours are read.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const quiet = new Promise<void>((resolve) => {
      let timer = setTimeout(resolve, 150)
      new MutationObserver(() => {
        clearTimeout(timer)
        timer = setTimeout(resolve, 150)
      }).observe(document.body, { childList: true, subtree: true })
    })
    // A clock that ticks is no reason to wait for ever.
    await Promise.race([quiet, new Promise((resolve) => setTimeout(resolve, 3000))])
    const passing = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Number.POSITIVE_INFINITY)
    await Promise.race([
      Promise.allSettled(passing.map((one) => one.finished)),
      new Promise((resolve) => setTimeout(resolve, 1000)),
    ])
  })
}
