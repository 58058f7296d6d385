import pino, { type Logger } from 'pino'

export type Log = Logger

/**
 * Structured log on standard error; standard output belongs to the lines a person waits for ("Skein is ready at …").
 * Secrets and personal data never reach it: request headers and bodies are not logged at all.
 */
export function createLog(level: string): Log {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: false }))
}
