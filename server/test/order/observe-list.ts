import { performance } from 'node:perf_hooks'
import type { AppendRecord, ListHistory, ReadRecord } from './check-list-append.ts'

/** How an append ended, as its writer was told. */
export type AppendEnd =
  | { readonly outcome: 'accepted'; readonly value: string; readonly place: number | null }
  | { readonly outcome: 'refused' | 'unknown'; readonly value: string }

export interface ListReading {
  readonly source: string
  readonly promise: ReadRecord['promise']
  readonly saw: readonly string[] | number
}

/** Something that keeps lists, asked by many at once. */
export interface ListSubject {
  readonly lists: readonly string[]
  /** Puts one value at the end. @param turn which of this writer's appends it is. */
  append(list: string, writer: number, turn: number): Promise<AppendEnd>
  readonly readers: readonly ((list: string) => Promise<ListReading | null>)[]
  /** What a writer looks at right after it was told how its append ended. */
  readonly readOwn?: (list: string, writer: number) => Promise<ListReading>
  /** The whole list, after everybody has finished. */
  readFinal(list: string): Promise<readonly string[]>
}

/**
 * Lets writers append in turn to all lists while readers read as fast as they are answered, and writes down what each was told and
 * when. The readers stop when the last writer is done.
 */
export async function observeList(
  subject: ListSubject,
  { writers, goesOn }: { readonly writers: number; readonly goesOn: (turn: number) => boolean },
): Promise<ListHistory> {
  const { lists } = subject
  const appends: AppendRecord[] = []
  const reads: ReadRecord[] = []
  let isOver = false
  const listAt = (index: number) => lists[index % lists.length] ?? ''

  const record = async (list: string, read: (list: string) => Promise<ListReading | null> | null) => {
    const invokedAt = performance.now()
    const reading = await read(list)
    if (reading !== null) reads.push({ list, ...reading, invokedAt, completedAt: performance.now() })
  }
  const write = async (writer: number) => {
    for (let turn = 0; goesOn(turn); turn += 1) {
      const list = listAt(writer + turn)
      const invokedAt = performance.now()
      const end = await subject.append(list, writer, turn)
      const completedAt = end.outcome === 'unknown' ? null : performance.now()
      const place = end.outcome === 'accepted' ? end.place : null
      appends.push({ list, value: end.value, invokedAt, completedAt, outcome: end.outcome, place })
      if (subject.readOwn !== undefined) await record(list, (each) => subject.readOwn?.(each, writer) ?? null)
    }
  }
  const watch = async (read: ListSubject['readers'][number]) => {
    for (let turn = 0; !isOver; turn += 1) await record(listAt(turn), read)
  }
  const watching = Promise.all(subject.readers.map(watch))
  await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer))).finally(() => {
    isOver = true
  })
  await watching
  const final = new Map<string, readonly string[]>()
  for (const list of lists) final.set(list, await subject.readFinal(list))
  return { appends, reads, final }
}
