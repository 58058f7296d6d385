import { describe, expect, it } from 'vitest'
import { exampleRequest } from '../example/video-request.ts'
import { utterancesOf } from './utterances.rules.ts'

const { bible } = exampleRequest()
const MARA = 'Mara Holt'

/** Each utterance as "Name: words", or the words alone for narration. */
const read = (caption: string, lines: readonly (readonly [string | null, string])[]) =>
  utterancesOf({ caption, dialogue: lines.map(([entityId, text]) => ({ entityId, text })) }, bible).map(
    ({ speaker, text }) => (speaker ? `${speaker.name}: ${text}` : text),
  )

describe('the words of a shot', () => {
  it('are speech where the dialogue knows the speaker, and narration around it', () => {
    expect(
      read('The wind dropped. “It is lit,” said Mara. “I saw it.” Nobody moved. “And the key?” Tobias asked.', [
        ['char_mara', 'It is lit'],
        ['char_mara', 'I saw it.'],
        ['char_tobias', 'And the key?'],
      ]),
    ).toEqual(['The wind dropped.', `${MARA}: “It is lit. I saw it.”`, 'Nobody moved.', 'Tobias: “And the key?”'])
  })

  it('keep what tells more than who speaks, and a sentence that goes on', () => {
    expect(read('“Go,” she said, and shut the heavy door.', [['char_mara', 'Go']])).toEqual([
      `${MARA}: “Go,” she said, and shut the heavy door.`,
    ])
    expect(
      read('“If you go,” said Mara, “I stay.”', [
        ['char_mara', 'If you go'],
        ['char_mara', 'I stay.'],
      ]),
    ).toEqual([`${MARA}: “If you go, I stay.”`])
  })

  it('give a line to whoever says exactly that, before whoever says something like it', () => {
    const twice = [
      ['char_mara', 'I thought it was you'],
      ['char_tobias', 'And I thought it was you'],
    ] as const
    expect(read('“I thought it was you.” “And I thought it was you.”', twice)).toEqual([
      `${MARA}: “I thought it was you.”`,
      'Tobias: “And I thought it was you.”',
    ])
  })

  it('keep attributions of languages they cannot read, set along with the speech', () => {
    expect(read('„Es brennt“, sagte Mara.', [['char_mara', 'Es brennt']])).toEqual([
      `${MARA}: „Es brennt“, sagte Mara.`,
    ])
    expect(read('「灯がともった」とマーラは言った。', [['char_mara', '灯がともった']])).toEqual([
      `${MARA}: 「灯がともった」とマーラは言った。`,
    ])
  })

  it('are narration when nobody is known to speak, and no line the caption leaves out is shown', () => {
    expect(read('“Who is there?” a voice asked.', [[null, 'Who is there?']])).toEqual([
      '“Who is there?” a voice asked.',
    ])
    expect(read('“Who is there?” a voice asked.', [['char_ghost', 'Who is there?']])).toHaveLength(1)
    expect(read('She left.', [['char_mara', 'Goodbye, all of you.']])).toEqual(['She left.'])
    expect(read('Come in, quickly!', [['char_mara', 'Come in, quickly!']])).toEqual([`${MARA}: Come in, quickly!`])
    expect(read('   ', [])).toEqual([])
  })
})
