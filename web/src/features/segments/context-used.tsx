import { type ChosenEntry, CONTEXT_REASONS, type ContextUsed } from '@skein/contract/context'
import { listed } from '../../lib/count.ts'
import { contextWords } from '../../messages/en/context.ts'

/** What the storyteller knew of the story when it read a text: how much, which bible version, and what was left out. */
export function ContextUsedView({ used }: { used: ContextUsed }) {
  const { bibleVersion, budgetTokens, tokens, readsWholeBible, entries, leftOut, segments } = used
  const version = `${bibleVersion}`
  const missing = tally(leftOut)
  const said = [
    readsWholeBible ? contextWords.whole({ version }) : contextWords.entries({ n: entries.length, version }),
    segments.length > 0 && contextWords.segments({ n: segments.length }),
    tokens.summary > 0 && contextWords.summary,
    !readsWholeBible &&
      contextWords.size({
        tokens: tokens.bible + tokens.summary + tokens.segments + tokens.text,
        budget: budgetTokens,
      }),
    !readsWholeBible && missing.length > 0 && contextWords.leftOut({ what: listed(missing) }),
  ]
  return (
    <>
      {said.filter((words) => words !== false).join(' ')}
      {!readsWholeBible && entries.length > 0 && (
        <details className="mt-1">
          <summary className="cursor-pointer text-soft">{contextWords.which}</summary>
          <ul className="mt-1 text-soft">
            {CONTEXT_REASONS.map((reason) => ({ reason, of: entries.filter(({ because }) => because === reason) }))
              .filter(({ of }) => of.length > 0)
              .map(({ reason, of }) => (
                <li key={reason}>{contextWords[reason]({ entries: of.map(nameOf).join(', ') })}</li>
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

function tally({ characters, locations, events, threads }: ContextUsed['leftOut']): string[] {
  return [
    characters > 0 && contextWords.people({ n: characters }),
    locations > 0 && contextWords.places({ n: locations }),
    events > 0 && contextWords.events({ n: events }),
    threads > 0 && contextWords.threads({ n: threads }),
  ].filter((words) => words !== false)
}
