import { createServer, isIPv4, isIPv6 } from 'node:net'
import { ConfigError, readConfig } from '#config.ts'
import type { ProcessRole } from '#instance.ts'
import { missingPart, StartProblem } from '#start-problem.ts'

/** After this a shutdown stops waiting for renders and requests; their work is taken up again by the next start. */
const SHUTDOWN_MAX_MS = 20_000

/**
 * Runs a Skein process until it is told to stop: prints one line when it is ready, one line with the cure when it cannot
 * start, and leaves no process behind when it ends.
 */
export async function runProcess(roles: readonly ProcessRole[]): Promise<void> {
  try {
    const config = readConfig()
    if (roles.includes('api')) await demandFreePort('PORT', 'HOST', config.host, config.port)
    if (config.metricsPort !== undefined)
      await demandFreePort('SKEIN_METRICS_PORT', 'SKEIN_METRICS_HOST', config.metricsHost, config.metricsPort)
    // Loaded late: a problem above is then reported in milliseconds, and a missing native package becomes a plain sentence.
    const { startInstance } = await import('#instance.ts').catch(explainMissingPackage)
    const instance = await startInstance(config, roles)
    for (const line of instance.greeting) console.log(line)
    stopOnSignal((drainMs) => instance.stop(drainMs), config.drainSeconds * 1000)
  } catch (error) {
    process.stderr.write(`${explain(error)}\n`)
    process.exit(1)
  }
}

/**
 * SIGTERM is how a supervisor takes a process out of service, so it drains first; whoever presses Ctrl-C wants it gone. A
 * second signal of any kind means now.
 */
function stopOnSignal(stop: (drainMs: number) => Promise<void>, supervisedDrainMs: number): void {
  let stopping = false
  const end = (drainMs: number) => {
    if (stopping) process.exit(130)
    stopping = true
    setTimeout(() => process.exit(1), SHUTDOWN_MAX_MS + drainMs).unref()
    stop(drainMs).then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${explain(error)}\n`)
        process.exit(1)
      },
    )
  }
  process.on('SIGINT', () => end(0))
  process.on('SIGTERM', () => end(supervisedDrainMs))
  process.on('SIGHUP', () => end(0))
}

async function demandFreePort(portName: string, hostName: string, host: string, port: number): Promise<void> {
  if (port === 0) return
  await new Promise<void>((resolve, reject) => {
    const probe = createServer()
    probe.once('error', (error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE')
        reject(
          new StartProblem(
            `Port ${port} is in use. Stop the program that has it, or choose another with ${portName}=${port + 1}.`,
            { cause: error },
          ),
        )
      else if (error.code === 'EACCES')
        reject(
          new StartProblem(
            `Port ${port} needs more rights than this account has. Choose one above 1023 with ${portName}.`,
            {
              cause: error,
            },
          ),
        )
      else if (error.code === 'EADDRNOTAVAIL' || error.code === 'ENOTFOUND')
        reject(
          new StartProblem(
            `This machine has no address ${host}. Set ${hostName} to one it has, such as 127.0.0.1 or 0.0.0.0.`,
            { cause: error },
          ),
        )
      else reject(error)
    })
    probe.listen(port, isIPv4(host) || isIPv6(host) ? host : undefined, () => probe.close(() => resolve()))
  })
}

function explainMissingPackage(error: unknown): never {
  const text = error instanceof Error ? error.message : String(error)
  if (/Cannot find (native binding|module|package)|ERR_DLOPEN_FAILED|was compiled against/.test(text))
    throw missingPart(text, error)
  throw error
}

function explain(error: unknown): string {
  if (error instanceof ConfigError)
    return `Skein cannot start with these settings:\n${error.problems.map((problem) => `  ${problem}`).join('\n')}`
  if (error instanceof StartProblem) return error.message
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
