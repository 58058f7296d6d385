import { sessionHint } from './session-hint.ts'

/** Later than this after the page was asked for, an answer is asked for again: as long as a query's counts as fresh. */
const KEPT_MS = 15_000

/** A page that the browser brought back says what was true when it was left. */
const isFromHistory = (): boolean =>
  performance
    .getEntriesByType('navigation')
    .some((entry) => entry instanceof PerformanceNavigationTiming && entry.type === 'back_forward')

/**
 * The answer the server has written into the page for whoever asks this address first, as JSON; null when there is none.
 * Each is given once. They are what a stranger may see, so whoever may be signed in asks for their own.
 */
export function takeFirstAnswer(address: string): string | null {
  const elements = [...document.querySelectorAll<HTMLScriptElement>('script[data-answers]')]
  const element = elements.find(({ dataset }) => dataset.answers === address)
  if (element === undefined) return null
  element.remove()
  return performance.now() > KEPT_MS || sessionHint.isSet() || isFromHistory() ? null : element.text
}
