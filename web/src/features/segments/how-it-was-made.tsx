import type { Segment } from '@skein/contract/segments'
import type { ReactNode } from 'react'
import { checkersOf } from '../../lib/checkers.ts'
import { noteNames } from '../../lib/content-notes.ts'
import { fullInstant } from '../../lib/instants.ts'
import { languageName } from '../../lib/languages.ts'
import { contextWords } from '../../messages/en/context.ts'
import { saidWords } from '../../messages/en/said.ts'
import { segmentWords } from '../../messages/en/segment.ts'
import { filmNoteWords } from '../../messages/film-note-words.ts'
import { nameOf } from '../../lib/person.ts'
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
          {segmentWords.generated}
        </p>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-5 gap-y-2">
        <Fact term={segmentWords.words}>{segmentWords.wordsBy({ name: nameOf(author) })}</Fact>
        <Fact term={saidWords.language}>{languageName(segment.language) ?? saidWords.languageUnknown}</Fact>
        <Fact term={saidWords.notes}>
          {segment.contentNotes.length === 0 ? saidWords.none : noteNames(segment.contentNotes)}
        </Fact>
        <Fact term={segmentWords.script}>{scriptWords(provenance)}</Fact>
        {provenance.context !== null && (
          <Fact term={contextWords.term}>
            <ContextUsedView used={provenance.context} />
          </Fact>
        )}
        <Fact term={segmentWords.pictures}>
          {generated
            ? segmentWords.picturesModel({ model: provenance.model, provider: provenance.provider })
            : segmentWords.picturesOwn}
          {notes.map((note) => {
            const { words, lang } = filmNoteWords(note)
            return (
              <span key={note} lang={lang} dir="auto" className="mt-1 block text-soft">
                {words}
              </span>
            )
          })}
        </Fact>
        {voice !== null && <Fact term={segmentWords.voice}>{segmentWords.voiceOf({ voice })}</Fact>}
        <Fact term={segmentWords.checked}>
          {verdict === null
            ? segmentWords.notChecked
            : segmentWords.checkedBy({
                n: verdict.findings.length,
                version: `${verdict.bibleVersion}`,
                checkers: checkersOf(verdict.validator),
              })}
        </Fact>
        <Fact term={segmentWords.bible}>{segmentWords.bibleHolds({ n: bibleVersion })}</Fact>
        <Fact term={segmentWords.published}>
          <time dateTime={publishedAt}>{fullInstant(publishedAt)}</time>
        </Fact>
        {promptHash !== null && (
          <Fact term={segmentWords.record}>
            {segmentWords.recordNote({
              hash: promptHash.slice(0, FINGERPRINT_SHOWN),
              code: (hash) => <code className="break-all">{hash}</code>,
            })}
          </Fact>
        )}
      </dl>
      <p className="mt-3 text-soft">
        {segmentWords.sameInFile({
          link: (words) => (
            <a href={segment.videoUrl} download className="link inline-flex min-h-6 items-center font-semibold">
              {words}
            </a>
          ),
        })}
      </p>
    </div>
  )
}

function scriptWords({ scriptGenerated, storyteller }: Segment['provenance']): string {
  if (scriptGenerated === true) return segmentWords.scriptModel({ storyteller })
  if (scriptGenerated === false) return segmentWords.scriptRules
  return storyteller === 'unknown' ? segmentWords.scriptUnknown : segmentWords.scriptBy({ storyteller })
}

function Fact({ term, children }: { term: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-faint">{term}</dt>
      <dd className="num">{children}</dd>
    </>
  )
}
