import { randomBytes } from 'node:crypto'

/**
 * A mark that stands around data in a prompt and that the data cannot contain: random for every request, and tried
 * again should it occur all the same. Text that pretends to close its fence therefore stays data.
 */
export function fenceFor(payloads: readonly string[], randomWord: () => string = randomHex): string {
  for (;;) {
    const fence = `DATA-${randomWord()}`
    if (!payloads.some((payload) => payload.includes(fence))) return fence
  }
}

/** Puts data between two lines that name it. */
export function fenced(fence: string, name: string, payload: string): string {
  return `<<<${fence} ${name}\n${payload}\n${fence}>>>`
}

function randomHex(): string {
  return randomBytes(12).toString('hex')
}
