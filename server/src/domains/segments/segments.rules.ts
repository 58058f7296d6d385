import { UUID_PATTERN } from '@skein/contract/ids'

const uuid = new RegExp(UUID_PATTERN)

/** Whether an id carries its time, so that its month may be read out of it. */
export function isUuidV7(id: string): boolean {
  return uuid.test(id) && id[14] === '7'
}

/** The job in a media key (`media/<jobId>/<hash>`), or null when it is no such key. */
export function jobIdOfMediaKey(mediaKey: string): string | null {
  const [, jobId] = /^media\/([0-9a-f-]{36})\/[0-9a-f]+$/.exec(mediaKey) ?? []
  return jobId !== undefined && isUuidV7(jobId) ? jobId : null
}

/** The file served for downloads and for players without HLS. */
export function progressiveUrl(mediaKey: string): string {
  return `/${mediaKey}/segment.mp4`
}
