import { constants, setPriority } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { ProviderFailure } from '#platform/failure.ts'
import type { PackingAnswer, PackingOrder } from './pack-in-thread.ts'
import { draftsOf, packVideo } from './pack.ts'

// Elsewhere this would slow the whole process, not the thread.
if (process.platform === 'linux') setPriority(constants.priority.PRIORITY_BELOW_NORMAL)

const port = parentPort
if (port === null) throw new Error('this file is a thread')

async function answer({ id, rendered }: PackingOrder): Promise<PackingAnswer> {
  try {
    return { id, packed: await packVideo(rendered) }
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error)
    const badOutput = error instanceof ProviderFailure && error.code === 'bad_output'
    return { id, message, badOutput, ...(error instanceof Error && 'code' in error && { code: String(error.code) }) }
  }
}

// One after the other: a second one beside it would make both late.
let turn = Promise.resolve()
const takeTurn = async (previous: Promise<void>, order: PackingOrder): Promise<void> => {
  await previous
  const reply = await answer(order)
  // Handed over, not copied; several files may share a buffer.
  const buffers = new Set('packed' in reply ? draftsOf(reply.packed).map(({ bytes }) => bytes.buffer) : [])
  port.postMessage(
    reply,
    [...buffers].filter((buffer) => buffer instanceof ArrayBuffer),
  )
}
port.on('message', (order: PackingOrder) => {
  turn = takeTurn(turn, order)
})
