import { CONTINUATION_LENGTH_MAX } from '@skein/contract/limits'
import type { Preview } from '@skein/contract/preview'
import type { ReactNode } from 'react'
import type { SaidOfText } from '../lib/use-said.ts'
import { LanguageChip } from './language-chip.tsx'
import { MarkContent } from './mark-content.tsx'
import { LengthMeter } from './meter.tsx'

interface TextFootProps {
  text: string
  /** What the server reads in the text; null before it has. */
  reading: Preview | null
  said: SaidOfText
  /** What else stands in the row. */
  children?: ReactNode
}

/** Beneath a text that will be filmed: how long it is, and in which language. */
export function TextFoot({ text, reading, said, children }: TextFootProps) {
  return (
    <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
      <LengthMeter
        value={text.length}
        max={CONTINUATION_LENGTH_MAX}
        seconds={reading?.script.durationSeconds ?? null}
      />
      <LanguageChip
        detected={reading?.script.language ?? null}
        chosen={said.said.language}
        onChoose={(language) => said.change({ language })}
      />
      {children}
    </div>
  )
}

/** Where the same text is marked for what may be hard to watch in it. */
export function TextNotes({ said }: { said: SaidOfText }) {
  return <MarkContent chosen={said.said.contentNotes} onChange={(contentNotes) => said.change({ contentNotes })} />
}
