/** Something a person has to put right before Skein can start: said in one line, with the cure. */
export class StartProblem extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.name = 'StartProblem'
  }
}

/** A native package is absent or built for another machine. @param reason the loader's own words. */
export function missingPart(reason: string, cause: unknown): StartProblem {
  const machine = `${process.platform} ${process.arch}`
  return new StartProblem(
    `A part of Skein built for this machine (${machine}) is missing or does not load. Run \`npx pnpm install --force\`, then start again. (${reason.split('\n')[0] ?? ''})`,
    { cause },
  )
}
