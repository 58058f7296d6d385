import { type ChosenEntry, CONTEXT_REASONS, type ContextReason, type ContextUsed } from '@skein/contract/context'
import { count } from '../../lib/count.ts'

const REASONS: Record<ContextReason, string> = {
  named: 'Named in the text',
  meant: 'Meant by its “I”, “he” or “she”',
  recent: 'Named in the last segments',
  related: 'Belonging to those',
  open: 'Open plot threads',
  told: 'Told of those named',
  latest: 'The latest besides',
}

/** What the storyteller knew of the story when it read a text: how much, which bible version, and what was left out. */
export function ContextUsedView({ used }: { used: ContextUsed }) {
  const { bibleVersion, budgetTokens, tokens, readsWholeBible, entries, leftOut, segments } = used
  const all = tokens.bible + tokens.summary + tokens.segments + tokens.text
  const missing = tally(leftOut)
  return (
    <>
      {readsWholeBible
        ? `All of version ${bibleVersion} of the bible`
        : `${count(entries.length, 'entry', 'entries')} of version ${bibleVersion} of the bible`}
      {segments.length > 0 && `, ${spanOf(segments)}`}
      {tokens.summary > 0 && ', a summary of what lies before'}
      {readsWholeBible ? '.' : `: about ${count(all, 'token')} of ${budgetTokens.toLocaleString('en')}.`}
      {!readsWholeBible && missing !== '' && ` Left out: ${missing}.`}
      {!readsWholeBible && entries.length > 0 && (
        <details className="mt-1">
          <summary className="cursor-pointer text-soft">Which entries</summary>
          <ul className="mt-1 text-soft">
            {CONTEXT_REASONS.map((reason) => ({ reason, of: entries.filter(({ because }) => because === reason) }))
              .filter(({ of }) => of.length > 0)
              .map(({ reason, of }) => (
                <li key={reason}>
                  {REASONS[reason]}: {of.map(nameOf).join(', ')}
                </li>
              ))}
          </ul>
        </details>
      )}
    </>
  )
}

function nameOf({ entityId, pointer }: ChosenEntry): string {
  return entityId ?? pointer
}

function spanOf(segments: readonly number[]): string {
  const [first, last] = [segments[0], segments.at(-1)]
  return first === last ? `segment ${first}` : `segments ${first} to ${last}`
}

function tally({ characters, locations, events, threads }: ContextUsed['leftOut']): string {
  return [
    characters > 0 ? count(characters, 'person', 'people') : '',
    locations > 0 ? count(locations, 'place') : '',
    events > 0 ? count(events, 'event') : '',
    threads > 0 ? count(threads, 'plot thread') : '',
  ]
    .filter((words) => words !== '')
    .join(', ')
}
