import { type Static, Type } from 'typebox'
import { Value } from 'typebox/value'

const closed = { additionalProperties: false } as const
const Sha256 = Type.String({ pattern: '^[0-9a-f]{64}$' })

/** Names inside a backup. */
export const MANIFEST_FILE = 'manifest.json'
export const LISTING_FILE = 'files.jsonl'
export const DATABASE_FOLDER = 'database'
export const MEDIA_FOLDER = 'media'
/** The database role's password: the cluster knows it only as a hash. */
export const PASSWORD_FILE = 'password'
/** Signs sessions; absent when it comes from the environment. */
export const SECRET_FILE = 'secret'

/** Written last: a backup without it was not finished and is not one. */
export const BackupManifest = Type.Object(
  {
    format: Type.Literal(1),
    madeAt: Type.String(),
    skeinVersion: Type.String(),
    /** A copy of a cluster only starts on the same major version and the same kind of machine. */
    postgres: Type.Object({ major: Type.Integer(), platform: Type.String(), arch: Type.String() }, closed),
    /** What the listing holds, and its own hash: it vouches for every other file. */
    listing: Type.Object({ files: Type.Integer(), bytes: Type.Integer(), sha256: Sha256 }, closed),
  },
  closed,
)
export type BackupManifest = Static<typeof BackupManifest>

const ListedFile = Type.Object(
  { path: Type.String({ minLength: 1 }), sizeBytes: Type.Integer({ minimum: 0 }), sha256: Sha256 },
  closed,
)
const ListedFolder = Type.Object({ folder: Type.String({ minLength: 1 }) }, closed)
/** One line of the listing: a file, or a folder that must be there even when it is empty. */
const Listed = Type.Union([ListedFile, ListedFolder])
export type Listed = Static<typeof Listed>

/** A backup, or the directory it should go to or come from, is not what it must be; the message says what to do. */
export class BackupProblem extends Error {
  override readonly name = 'BackupProblem'
}

/** @throws BackupProblem when the text is not the manifest of a backup this version reads. */
export function parseManifest(text: string): BackupManifest {
  const candidate = parseJson(text)
  if (Value.Check(BackupManifest, candidate)) return candidate
  throw new BackupProblem('The manifest of this backup cannot be read: it is damaged, or of a newer Skein.')
}

/** @throws BackupProblem when the line is none, or leads out of the backup. */
export function parseListed(line: string): Listed {
  const candidate = parseJson(line)
  if (!Value.Check(Listed, candidate)) throw new BackupProblem(`The listing of this backup is damaged at: ${line}`)
  const path = 'path' in candidate ? candidate.path : candidate.folder
  if (path.split('/').some((part) => part === '' || part === '.' || part === '..'))
    throw new BackupProblem(`The listing of this backup names ${path}, which lies outside of it.`)
  return candidate
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
