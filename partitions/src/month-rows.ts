import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createZstdCompress, createZstdDecompress } from 'node:zlib'
import type { ArchiveStore } from './archive-store.ts'
import type { SqlClient } from './client.ts'
import { STATEMENTS, withNames } from './statements.ts'

const rowsAtOnce = 500
const beforeEverything = '00000000-0000-0000-0000-000000000000'

/** What identifies the contents of a month. */
export type Content = { rows: number; contentSha256: string }

function field(row: unknown, name: string): string {
  const value: unknown = typeof row === 'object' && row !== null ? Reflect.get(row, name) : undefined
  if (typeof value === 'string') return value
  throw new Error(`A row without ${name} came back.`)
}

/** Every row of a month as a line of JSON ending in a newline, in order of id. Rows are never parsed on the way. */
export async function* exportLines(client: SqlClient, partition: string): AsyncIterable<string> {
  const statement = withNames(STATEMENTS.exportRows, { partition })
  let after = beforeEverything
  for (;;) {
    const { rows } = await client.query(statement, [after, rowsAtOnce])
    for (const row of rows) yield `${field(row, 'line')}\n`
    if (rows.length < rowsAtOnce) return
    after = field(rows.at(-1), 'id')
  }
}

/** Passes lines through and knows, once they are all through, how many they were and their hash. */
function meter(lines: AsyncIterable<string>): { lines: AsyncIterable<string>; content: () => Content } {
  const hash = createHash('sha256')
  let rows = 0
  return {
    lines: (async function* () {
      for await (const line of lines) {
        rows += 1
        hash.update(line)
        yield line
      }
    })(),
    content: () => ({ rows, contentSha256: hash.digest('hex') }),
  }
}

/** The contents of a month as the database has it now. */
export async function contentOf(client: SqlClient, partition: string): Promise<Content> {
  const metered = meter(exportLines(client, partition))
  for await (const line of metered.lines) void line
  return metered.content()
}

/** Writes a month into a compressed file. */
export async function exportToFile(client: SqlClient, partition: string, file: string): Promise<Content> {
  const metered = meter(exportLines(client, partition))
  await pipeline(
    Readable.from(metered.lines),
    createZstdCompress(),
    createWriteStream(file, { flags: 'wx', mode: 0o600 }),
  )
  return metered.content()
}

/** Not `readline`: it also breaks at U+2028, which may stand in a person's text. */
async function* splitLines(text: AsyncIterable<unknown>): AsyncIterable<string> {
  let rest = ''
  for await (const chunk of text) {
    const parts = (rest + String(chunk)).split('\n')
    rest = parts.pop() ?? ''
    for (const part of parts) yield `${part}\n`
  }
  if (rest !== '') yield rest
}

/**
 * The lines of an archived object, and then what they add up to: a caller that reads them all learns whether they are
 * what was archived.
 */
export async function readArchive(
  store: ArchiveStore,
  key: string,
): Promise<{ lines: AsyncIterable<string>; content: () => Content; objectSha256: () => string }> {
  const compressed = createHash('sha256')
  const source = await store.read(key)
  const plain = createZstdDecompress().setEncoding('utf8')
  const hashed = async function* (chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      compressed.update(chunk)
      yield chunk
    }
  }
  // A failure of any part destroys `plain`, and with it whoever reads the lines.
  pipeline(source, hashed, plain).catch((error: unknown) => {
    plain.destroy(error instanceof Error ? error : new Error(String(error)))
  })
  return { ...meter(splitLines(plain)), objectSha256: () => compressed.digest('hex') }
}
