import type { Segment } from '@skein/contract/segments'
import type { ReactNode } from 'react'
import { checkersOf } from '../../lib/checkers.ts'
import { count } from '../../lib/count.ts'
import { fullInstant } from '../../lib/instants.ts'
import { ContextUsedView } from './context-used.tsx'

/** Letters of a fingerprint that are enough to compare by eye. */
const FINGERPRINT_SHOWN = 12

/** Where a segment's pictures, script and voice come from, in words for somebody who knows none of the programs. */
export function HowItWasMade({ segment }: { segment: Segment }) {
  const { provenance, verdict, bibleVersion, publishedAt, author } = segment
  const { generated, notes, promptHash, voice } = provenance
  return (
    <div className="mt-2 text-sm">
      {generated && (
        <p className="mb-3 inline-block rounded-sm bg-warn-soft px-2 py-0.5 font-semibold text-ink">
          AI-generated pictures
        </p>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
        <Fact term="Words">By {author.displayName ?? author.username}, a person.</Fact>
        <Fact term="Script">{scriptWords(provenance)}</Fact>
        {provenance.context !== null && (
          <Fact term="It knew">
            <ContextUsedView used={provenance.context} />
          </Fact>
        )}
        <Fact term="Pictures">
          {generated
            ? `Made by an AI video model: ${provenance.model}, through ${provenance.provider}.`
            : 'Drawn from the script by Skein itself, as a moving storyboard. No AI made them.'}
          {notes.map((note) => (
            <span key={note} className="mt-1 block text-soft">
              {note}
            </span>
          ))}
        </Fact>
        {voice !== null && <Fact term="Voice">Synthetic, not a person’s: {voice}.</Fact>}
        <Fact term="Checked">
          {verdict === null
            ? 'Not checked for contradictions.'
            : `For contradictions with version ${verdict.bibleVersion} of the bible, by ${checkersOf(verdict.validator)}: ${
                verdict.findings.length === 0 ? 'none found' : `${count(verdict.findings.length, 'remark')}`
              }.`}
        </Fact>
        <Fact term="Bible">Version {bibleVersion} holds what is true after it.</Fact>
        <Fact term="Published">
          <time dateTime={publishedAt}>{fullInstant(publishedAt)}</time>
        </Fact>
        {promptHash !== null && (
          <Fact term="Record">
            What the video model was told is on record with the fingerprint{' '}
            <code className="break-all">{promptHash.slice(0, FINGERPRINT_SHOWN)}</code>.
          </Fact>
        )}
      </dl>
      <p className="mt-3 text-soft">
        The film file says the same in its own metadata.{' '}
        <a href={segment.videoUrl} download className="link inline-flex min-h-6 items-center font-semibold">
          Download it
        </a>
      </p>
    </div>
  )
}

function scriptWords({ scriptGenerated, storyteller }: Segment['provenance']): string {
  if (scriptGenerated === true) return `Made from these words by a language model (${storyteller}).`
  if (scriptGenerated === false) return 'Made from these words by rules, without a language model.'
  return storyteller === 'unknown' ? 'It is not known who made it.' : `Made from these words by ${storyteller}.`
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{term}</dt>
      <dd className="num">{children}</dd>
    </>
  )
}
