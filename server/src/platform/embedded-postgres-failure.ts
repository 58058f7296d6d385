/** The embedded PostgreSQL could not be started; the message says what to do about it. */
export class EmbeddedPostgresFailure extends Error {
  override readonly name: string = 'EmbeddedPostgresFailure'
}

/** Another process already runs PostgreSQL on this directory. */
export class EmbeddedPostgresInUse extends EmbeddedPostgresFailure {
  override readonly name = 'EmbeddedPostgresInUse'
  /** The process that owns the directory: a Skein process, or the PostgreSQL server itself when no owner is known. */
  readonly pid: number

  constructor(directory: string, pid: number) {
    super(
      `Skein already runs on ${directory} (process ${pid}). Stop that process, or choose another data directory with SKEIN_DATA_DIR.`,
    )
    this.pid = pid
  }
}

/** No PostgreSQL was installed for this operating system and processor. */
export class EmbeddedPostgresMissing extends EmbeddedPostgresFailure {
  override readonly name = 'EmbeddedPostgresMissing'
}
