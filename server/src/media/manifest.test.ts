import { describe, expect, it } from 'vitest'
import { parseManifest } from './manifest.ts'

const bytes = (text: string) => new TextEncoder().encode(text)

describe('reading a manifest', () => {
  it('names the first field that is wrong', () => {
    expect(() => parseManifest(bytes('{"version":1,"jobId":7}'))).toThrow(/not a media manifest/)
  })

  it('refuses bytes that are not JSON, or not text', () => {
    expect(() => parseManifest(bytes('<html>'))).toThrow(SyntaxError)
    expect(() => parseManifest(new Uint8Array([0xff, 0xfe, 0x00]))).toThrow(TypeError)
  })
})
