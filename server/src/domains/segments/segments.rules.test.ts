import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { isUuidV7, jobIdOfMediaKey } from './segments.rules.ts'

describe('an id that carries its time', () => {
  it('is a uuid of version 7 and nothing else', () => {
    expect(isUuidV7('01890000-0000-7000-8000-000000000000')).toBe(true)
    for (const id of [randomUUID(), '', '01890000-0000-7000-8000', '01890000-0000-7000-8000-00000000000G'])
      expect(isUuidV7(id)).toBe(false)
  })
})

describe('a media key', () => {
  it('names its job; anything else names none', () => {
    const jobId = '01890000-0000-7000-8000-000000000000'
    expect(jobIdOfMediaKey(`media/${jobId}/0a1b`)).toBe(jobId)
    for (const key of [
      `media/${jobId}`,
      `media/${jobId}/`,
      `media/${randomUUID()}/0a1b`,
      `media/${jobId}/../0a1b`,
      `staged/${jobId}/0a`,
    ])
      expect(jobIdOfMediaKey(key)).toBeNull()
  })
})
