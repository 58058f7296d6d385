/** One stretch of words for one mouth. */
export interface VoiceLine {
  readonly text: string
  /** BCP 47 primary language of the words, "und" when it cannot be told. */
  readonly language: string
  /** Who speaks: an entity id, which is to sound the same for ever; null for the narrator. */
  readonly speaker: string | null
}

/**
 * A source of spoken words.
 *
 * `speak` is one call that may cost money; whoever asks keeps what comes back and does not ask again.
 *
 * @throws ProviderFailure with the closed code list of MEDIA 1.6. `billed: 'no'` says that asking again buys nothing
 * twice.
 */
export interface Voice {
  /** Named in a segment's provenance, as is `model`. */
  readonly id: string
  readonly model: string
  /** What of the settings changes how a line sounds: lines that differ in it are different lines. */
  readonly manner: string
  /** Whether a call may cost money. */
  readonly isPaid: boolean
  /** An audio file that FFmpeg can decode. */
  speak(line: VoiceLine, signal: AbortSignal): Promise<Uint8Array>
}
