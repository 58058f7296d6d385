import type { Bible } from '@skein/contract/bible'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { applyOperations } from '#domains/bible/apply-operations.rules.ts'
import { emptyBible } from '#domains/bible/empty-bible.rules.ts'
import { validateBible } from '#domains/bible/validate-bible.rules.ts'
import { createLocalStoryteller } from './local.ts'
import { checkOperations, checkScript } from './story-schema.ts'
import type { StoryContext, StoryResult } from './storyteller.port.ts'
import { anyText } from '../../../test/make/any-text.ts'

const storyteller = createLocalStoryteller()

function bibleOf(...characters: Bible['characters']): Bible {
  return { ...emptyBible(), characters }
}
const mara = { entityId: 'char_mara', canonicalName: 'Mara Holt', aliases: ['the keeper'] }
const odo = { entityId: 'char_odo', canonicalName: 'Odo' }

function tell(text: string, context: Partial<StoryContext> = {}): Promise<StoryResult> {
  return storyteller.expand({
    text,
    context: { sceneTitle: 'The Lamp', bible: emptyBible(), summary: '', recentSegments: [], ...context },
    signal: new AbortController().signal,
  })
}

function expectSound({ script, operations }: StoryResult): void {
  expect(checkScript(script)).toEqual([])
  expect(checkOperations(operations)).toEqual([])
  expect(operations.filter(({ op }) => op === 'add_event')).toHaveLength(1)
  const seconds = script.shots.map(({ durationSeconds }) => durationSeconds)
  expect(seconds.reduce((sum, one) => sum + one, 0)).toBe(script.durationSeconds)
  for (const { durationSeconds, caption } of script.shots) {
    expect(Number.isInteger(durationSeconds * 24)).toBe(true)
    expect(caption.length).toBeLessThanOrEqual(Math.floor(durationSeconds * 17))
    expect(caption.isWellFormed()).toBe(true)
  }
  const { bible, skipped } = applyOperations(emptyBible(), operations, { segmentNumber: 1 })
  expect(validateBible(bible)).toEqual([])
  expect(skipped).toEqual([])
}

describe('any text at all', () => {
  it('becomes a sound script and sound operations', async () => {
    const scrap = fc.oneof(
      anyText(),
      fc.string({ unit: 'grapheme' }),
      fc.constantFrom(
        'Mara said, “Odo!” ',
        '“',
        '”',
        '「',
        '<p>',
        '</p>',
        '\n\n',
        '. ',
        '—',
        'Mr. ',
        'in the library ',
        '🏳️‍🌈',
        '\ud800',
        '\u0000',
        'قال ',
        '你好。',
        'x'.repeat(500),
      ),
    )
    expect.hasAssertions()
    await fc.assert(
      fc.asyncProperty(fc.array(scrap, { maxLength: 40 }), async (scraps) => {
        const text = scraps.join('')
        expectSound(await tell(text))
      }),
      { numRuns: 150 },
    )
  })

  it.each([
    ['nothing', ''],
    ['spaces', ' \n\t '],
    ['one word', 'Thunder'],
    ['emoji only', '🌊🌊🌊 🚣‍♀️ ⛈️ 🏝️'],
    ['no punctuation', 'and then they went on and on '.repeat(270)],
    ['no spaces', 'a'.repeat(8000)],
    ['Chinese without spaces', '夜里下着雨马拉独自守在灯塔'.repeat(300)],
    ['8,000 characters of sentences', 'Mara walked to the harbour. Odo said, “Wait for me!” '.repeat(150)],
    ['markup', '<script>alert("x")</script><p onclick="x()">Mara <b>ran</b>.</p>'],
    ['quotation marks only', '“” "" «» 「」'],
    ['control characters', 'Ma\u0000ra\u0007 ran\u202e away\ud800.'],
  ])('%s', async (_, text) => {
    expect.hasAssertions()
    expectSound(await tell(text))
  })

  it('always gives the same answer to the same text', async () => {
    const text = 'Mara lit the lantern. “Who is there?” she asked. Odo stepped out of the fog.'
    expect(await tell(text)).toEqual(await tell(text))
  })
})

describe('the script', () => {
  it('shows people of the bible under any of their names and nobody who is only talked about', async () => {
    const { script } = await tell('The keeper climbed to the lamp. “Odo is a fool,” said Mara.', {
      bible: bibleOf(mara, odo),
    })
    expect(new Set(script.shots.flatMap(({ cast }) => cast.map(({ entityId }) => entityId)))).toEqual(
      new Set(['char_mara']),
    )
    expect(script.shots.flatMap(({ dialogue }) => dialogue)).toEqual([{ entityId: 'char_mara', text: 'Odo is a fool' }])
  })

  it('gives a pose, a face and a thing in hand to whoever the words say', async () => {
    const { script } = await tell('Mara ran along the pier with a lantern. Odo wept.', { bible: bibleOf(mara, odo) })
    const cast = script.shots.flatMap((shot) => shot.cast)
    expect(cast).toContainEqual({ entityId: 'char_mara', pose: 'run', expression: 'neutral', prop: 'lantern' })
    expect(cast.find(({ entityId }) => entityId === 'char_odo')?.expression).toBe('sad')
  })

  it('lets "she" be the last woman named, and "he" the last man', async () => {
    const bible = bibleOf(
      { entityId: 'char_anna', canonicalName: 'Anna' },
      { entityId: 'char_tom', canonicalName: 'Tom' },
    )
    const { script } = await tell('Anna waved to Tom. “Come here,” she said. “No,” he said.', { bible })
    expect(script.shots.flatMap(({ dialogue }) => dialogue)).toEqual([
      { entityId: 'char_anna', text: 'Come here' },
      { entityId: 'char_tom', text: 'No' },
    ])
  })

  it('stays where the last segment ended until the text moves', async () => {
    const endsIn = { place: 'the old mill', kind: 'workshop', timeOfDay: 'night', weather: 'rain' } as const
    const recentSegments = [{ sequence: 4, text: 'They waited.', endsIn }]
    const stays = await tell('Nobody spoke of the library for a long time.', { recentSegments })
    expect(stays.script.shots[0]?.setting).toEqual(endsIn)
    expect(stays.operations.map(({ op }) => op)).toEqual(['add_event'])
    const moves = await tell('At dawn they walked down to the harbour.', { recentSegments })
    expect(moves.script.shots.at(-1)?.setting).toEqual({
      place: 'the harbour',
      kind: 'harbour',
      timeOfDay: 'dawn',
      weather: 'rain',
    })
    expect(moves.operations).toContainEqual({ op: 'set_current_point', currentPoint: 'Dawn, the harbour' })
    expect(moves.operations).toContainEqual({ op: 'add_location', name: 'the harbour', description: '' })
  })

  it('keeps the name a place had first', async () => {
    const bible = { ...emptyBible(), setting: { locations: [{ name: 'the old lighthouse' }] } }
    const { script, operations } = await tell('Rain fell. They hurried into the lighthouse.', { bible })
    expect(script.shots.at(-1)?.setting.place).toBe('the old lighthouse')
    expect(operations.some(({ op }) => op === 'add_location')).toBe(false)
  })

  it('takes no greeting, wish or memory for the hour or the place', async () => {
    const endsIn = { place: 'the quay', kind: 'harbour', timeOfDay: 'morning', weather: 'clear' } as const
    const { script } = await tell(
      '“Good night,” he said. She wished they were in the forest. Last night she had slept in the barn.',
      {
        recentSegments: [{ sequence: 1, text: 'x', endsIn }],
      },
    )
    expect(new Set(script.shots.map(({ setting }) => JSON.stringify(setting)))).toEqual(
      new Set([JSON.stringify(endsIn)]),
    )
  })

  it.each([
    [8, 'The lamp went out.'],
    [16, 'The lamp went out, and nobody on the whole coast knew why. '.repeat(3)],
    [24, 'The lamp went out, and nobody on the whole coast knew why. '.repeat(9)],
  ])('lasts %d s when that is what reading it takes', async (seconds, text) => {
    expect((await tell(text)).script.durationSeconds).toBe(seconds)
  })

  it('opens on the place and turns to the speakers', async () => {
    const { script } = await tell(
      'Mara crossed the harbour in the rain. The boats knocked against the quay, one after the other, all night long.\n\n' +
        '“You came back,” said Odo, and he smiled at Mara for the first time in a year.\n\n“I never left,” said Mara.',
      { bible: bibleOf(mara, odo) },
    )
    const framings = script.shots.map(({ camera }) => camera.framing)
    expect(framings[0]).toBe('establishing')
    expect(framings).toContain('two_shot')
  })
})

describe('other languages', () => {
  it.each([
    ['zh', '夜里下着雨，马拉独自守在灯塔里。她听见远处传来脚步声，于是点亮了灯。'],
    ['ar', 'كانت السماء تمطر في تلك الليلة، وجلست مارا وحدها في المنارة تنتظر عودة أخيها من البحر.'],
    ['ja', '夜、雨が降っていた。マーラは灯台に一人で座っていた。足音が聞こえ、彼女はランプに火をつけた。'],
  ])('%s is recognised, shown in the writer’s words, and the limits are told', async (language, text) => {
    const { script } = await tell(text)
    expect(script.language).toBe(language)
    expect(script.notes.join(' ')).toContain('languages only')
    expect(text.startsWith(script.shots[0]?.caption.slice(0, 6) ?? '?')).toBe(true)
  })

  it.each([
    [
      'de',
      'In der Nacht lief Mara in den Wald. Es regnete. Mara zitterte und hielt die Laterne hoch. „Wer ist da?“, fragte Mara.',
    ],
    [
      'fr',
      'Cette nuit, Mara courut dans la forêt. Il pleuvait. Mara tremblait et levait la lanterne. « Qui est là ? » demanda Mara.',
    ],
    [
      'es',
      'Aquella noche, Mara corrió al bosque. Llovía mucho. Mara temblaba y levantó el farol.\n—¿Quién está ahí? —preguntó Mara.',
    ],
    [
      'it',
      'Quella notte Mara corse nel bosco. Pioveva forte. Mara tremava e sollevò la lanterna. «Chi è là?» chiese Mara.',
    ],
    [
      'pt',
      'Naquela noite, Mara correu para a floresta. Chovia muito. Mara tremia e ergueu a lanterna.\n— Quem está aí? — perguntou Mara.',
    ],
    [
      'nl',
      'Die nacht rende Mara naar het bos. Het regende hard. Mara trilde en hief de lantaarn op. “Wie is daar?” vroeg Mara.',
    ],
    ['ru', 'Ночью Мара побежала в лес. Шёл дождь. Мара дрожала и подняла фонарь.\n— Кто здесь? — спросила Мара.'],
  ])('%s is read by its vocabulary: where, when, who, how, with what', async (language, text) => {
    const { script, operations } = await tell(text)
    expect(script.language).toBe(language)
    const last = script.shots.at(-1)
    expect(last?.setting).toMatchObject({ kind: 'forest', timeOfDay: 'night', weather: 'rain' })
    const [mara] = operations.flatMap((operation) => (operation.op === 'add_character' ? [operation] : []))
    expect(['Mara', 'Мара']).toContain(mara?.canonicalName)
    const acted = script.shots.flatMap(({ cast }) => cast).filter(({ entityId }) => entityId === mara?.entityId)
    expect(acted.some(({ pose }) => pose === 'run')).toBe(true)
    expect(acted.some(({ expression }) => expression === 'afraid')).toBe(true)
    expect(script.shots.flatMap(({ props }) => props)).toContain('lantern')
    expect(script.shots.flatMap(({ dialogue }) => dialogue).at(-1)?.entityId).toBe(mara?.entityId)
  })

  it('recognises the people the bible names, without spaces too', async () => {
    const { script } = await tell('夜里下着雨，马拉独自守在灯塔里。', {
      bible: bibleOf({ entityId: 'char_m', canonicalName: '马拉' }),
    })
    expect(script.shots[0]?.cast.map(({ entityId }) => entityId)).toEqual(['char_m'])
  })
})

describe('short texts, as most writers send them', () => {
  it('mean by "she" the one person whose name does not tell', async () => {
    const { script } = await tell('Commander Okafor checked the airlock. “Stay close,” she said.', {
      bible: bibleOf({ entityId: 'char_anna', canonicalName: 'Anna' }),
      recentSegments: [{ sequence: 1, text: 'Anna slept.', endsIn: null }],
    })
    expect(script.shots.flatMap(({ dialogue }) => dialogue)).toEqual([
      { entityId: 'char_commanderokafor', text: 'Stay close' },
    ])
  })

  it('are read as sentences without any capital', async () => {
    const { script } = await tell(
      'i woke up in the kitchen. there was flour everywhere. my sister was gone and so was the cake.',
    )
    expect(script.logline).toBe('i woke up in the kitchen. there was flour everywhere.')
    expect(script.shots[0]?.setting.kind).toBe('kitchen')
  })

  it('are shown whole', async () => {
    const text =
      'The robot rolled through the market square. Children pointed. It raised one metal arm and waved at all of them.'
    const { script } = await tell(text)
    expect(script.shots.map(({ caption }) => caption).join(' ')).toBe(text)
    expect(script.notes).toEqual([])
  })
})
