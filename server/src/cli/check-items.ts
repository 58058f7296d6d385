import { readFile } from 'node:fs/promises'
import { Bible } from '@skein/contract/bible'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import type { ContinuityValidator } from '#providers/continuity/continuity.port.ts'
import type { Storyteller } from '#providers/storyteller/storyteller.port.ts'

/** One line of an items file; labels and other fields are not looked at. */
const Item = Type.Object({
  id: Type.String({ minLength: 1 }),
  bible: Type.Omit(Bible, ['version']),
  recentSegments: Type.Array(Type.String()),
  continuation: Type.String({ minLength: 1 }),
})
const items = Compile(Item)

/** A file that cannot be checked, with the line that is wrong. */
export class ItemsFileProblem extends Error {}

/**
 * Holds each item of a JSON Lines file against its own bible, as the pipeline would hold a continuation, and yields one
 * verdict per line in the file's order.
 *
 * @throws ItemsFileProblem naming the first line that is not usable.
 */
export async function* checkItems(
  file: string,
  { storyteller, validator }: { readonly storyteller: Storyteller; readonly validator: ContinuityValidator },
): AsyncGenerator<{
  id: string
  verdict: string
  validator: string
  rules: readonly string[]
  findings: readonly unknown[]
  notes: string[]
}> {
  const content = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new ItemsFileProblem(`${file} cannot be read.`, { cause: error })
  })
  const { signal } = new AbortController()
  for (const [index, line] of content.split('\n').entries()) {
    if (line.trim() === '') continue
    const item = parseItem(line, `${file}, line ${index + 1}`)
    const bible: Bible = { ...item.bible, version: 1 }
    const recentSegments = item.recentSegments.map((text, place) => ({ sequence: place + 1, text, endsIn: null }))
    const text = item.continuation
    const context = { sceneTitle: '', bible, summary: '', recentSegments }
    const { script, operations } = await storyteller.expand({ text, context, signal })
    const nextSequence = recentSegments.length + 1
    const request = { text, script, operations, bible, nextSequence, recentSegments, signal }
    const verdict = await validator.validate(request)
    yield {
      id: item.id,
      verdict: verdict.outcome,
      validator: verdict.validator,
      rules: verdict.rules ?? [],
      findings: verdict.findings.map(({ kind, severity, confidence, quote, cites, reason, suggestion }) => ({
        kind,
        severity,
        confidence,
        evidence: { quote, cites, reason, suggestion },
      })),
      notes: verdict.notes,
    }
  }
}

function parseItem(line: string, where: string) {
  let value: unknown
  try {
    value = JSON.parse(line)
  } catch (error) {
    throw new ItemsFileProblem(`${where}: not valid JSON.`, { cause: error })
  }
  if (items.Check(value)) return value
  const [problem] = items.Errors(value)
  throw new ItemsFileProblem(`${where}: ${problem?.instancePath ?? ''} ${problem?.message ?? 'is no item'}.`)
}
