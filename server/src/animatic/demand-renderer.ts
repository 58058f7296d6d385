import { spawn } from 'node:child_process'

/** The drawing and encoding libraries do not load on this machine. */
export class RendererMissing extends Error {
  override readonly name = 'RendererMissing'
}

const PROGRAM = "await Promise.all([import('@napi-rs/canvas'), import('node-av')])"

/**
 * Loads the renderer's native libraries once, in a process of its own as always: a machine that lacks one should say so at
 * the start, not at the first segment.
 *
 * @throws RendererMissing with the loader's first line.
 */
export async function demandRenderer(): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '--eval', PROGRAM], {
    cwd: import.meta.dirname,
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('exit', resolve)
    child.once('error', reject)
  })
  if (code !== 0) throw new RendererMissing(/^\w*Error.*$/m.exec(said)?.[0] ?? `the renderer ended with ${code}`)
}
