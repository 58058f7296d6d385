/** Something a person has to put right before Skein can start: said in one line, with the cure. */
export class StartProblem extends Error {
  constructor(message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.name = 'StartProblem'
  }
}
