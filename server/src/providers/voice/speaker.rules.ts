import { createHash } from 'node:crypto'

/** A number in [0, 1) that belongs to a speaker for ever; `salt` gives independent ones. */
export function speakerShare(entityId: string, salt: string): number {
  return createHash('sha256').update(`${salt}|${entityId}`).digest().readUInt32BE(0) / 2 ** 32
}

/** One of several for a speaker, the same whoever asks and whenever. */
export function forSpeaker<T>(choices: readonly T[], entityId: string, salt: string): T | undefined {
  return choices[Math.floor(speakerShare(entityId, salt) * choices.length)]
}
