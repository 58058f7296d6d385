import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { provenanceComment, provenanceXmp } from './provenance.rules.ts'
import { anyText } from '../../test/make/any-text.ts'

const DRAWN = { provider: 'animatic', model: 'animatic-1', generated: false, notes: [] }
const FILMED = { provider: 'wan-at-home', model: 'wan-2', generated: true, notes: [] }

describe('what a film file says of itself', () => {
  it('tells pictures, script and voice apart: drawn pictures may have a script that a model wrote', () => {
    expect(
      provenanceComment({
        ...DRAWN,
        script: { provider: 'openai', model: 'gpt-9' },
        voice: { provider: 'espeak-ng', model: 'en-gb' },
      }),
    ).toBe(
      'Pictures drawn by animatic-1, not AI-generated (digitalSourceType: algorithmicMedia). Script made from a person’s text by the language model gpt-9. Captions read out by a synthetic voice: en-gb (espeak-ng).',
    )
    expect(provenanceComment({ ...FILMED, script: { provider: 'local', model: 'local@1' } })).toBe(
      'AI-generated pictures (digitalSourceType: trainedAlgorithmicMedia) by wan-2 through wan-at-home. Script made from a person’s text by rules, without a language model.',
    )
  })

  it('uses the IPTC’s addresses for both', () => {
    const address = 'http://cv.iptc.org/newscodes/digitalsourcetype'
    expect(provenanceXmp(DRAWN)).toContain(`Iptc4xmpExt:DigitalSourceType="${address}/algorithmicMedia"`)
    expect(provenanceXmp(DRAWN)).not.toContain('AISystemUsed')
    expect(provenanceXmp(FILMED)).toContain(`Iptc4xmpExt:DigitalSourceType="${address}/trainedAlgorithmicMedia"`)
  })

  it('cannot be broken by a model’s name', () => {
    /** All that is markup: what is left when values and text are taken out. */
    const bones = (xmp: string) => xmp.replaceAll(/"[^"<]*"/g, '""').replaceAll(/>[^<>]+</g, '><')
    const sound = bones(provenanceXmp(FILMED))
    fc.assert(
      fc.property(anyText({ minLength: 1, maxLength: 60 }), (model) => {
        expect(bones(provenanceXmp({ ...FILMED, model }))).toBe(sound)
      }),
    )
  })
})
