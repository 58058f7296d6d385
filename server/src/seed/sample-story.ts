import type { Bible } from '@skein/contract/bible'

/**
 * The sample scene's text, written for Skein. Each part has a place, an hour, weather, people, things to see and a line
 * of dialogue, so that the animatic has something to show of everything it can.
 */
export const SAMPLE_IDEA = {
  topic: 'sea-and-shore',
  category: 'lighthouses',
  title: 'The light nobody lit',
  prompt:
    'The lighthouse on the headland has been dark for eleven years. Its cable is cut, its stairs are locked, its keeper ' +
    'has moved down to the village. Tonight it is turning again. Who climbs up to look, and what has been burning there?',
  tags: ['lighthouse', 'mystery', 'island', 'night'],
} as const

export const SAMPLE_BIBLE: Omit<Bible, 'version'> = {
  characters: [
    {
      entityId: 'char_mara',
      canonicalName: 'Mara Quill',
      aliases: ['Mara', 'Aunt Mara'],
      description:
        'The woman who runs the island ferry, in her forties. Short black hair, tanned skin, a yellow oilskin coat she wears in all weathers.',
      traits: ['practical', 'slow to trust what she cannot explain', 'counts under her breath when she is afraid'],
      relationships: [{ targetEntityId: 'char_ines', relationshipType: 'aunt' }],
      isActive: true,
    },
    {
      entityId: 'char_ines',
      canonicalName: 'Ines Quill',
      aliases: ['Ines'],
      description:
        'A girl, 11 years old, who lives with her aunt above the chandlery. Curly black hair, brown skin, a red coat and a green scarf.',
      traits: ['curious', 'never goes out without her brass lantern', 'remembers everything she reads'],
      relationships: [
        { targetEntityId: 'char_mara', relationshipType: 'niece' },
        { targetEntityId: 'char_ansel', relationshipType: 'friend' },
      ],
      isActive: true,
    },
    {
      entityId: 'char_ansel',
      canonicalName: 'Ansel Reed',
      aliases: ['Ansel'],
      description:
        'An old man, the last keeper of the light, retired to the village. White beard, navy blue coat buttoned to the chin, a dark cap.',
      traits: ['gentle', 'speaks little', 'blames himself for the Maribel'],
      relationships: [{ targetEntityId: 'char_ines', relationshipType: 'friend' }],
      isActive: true,
    },
  ],
  setting: {
    primaryLocation: 'The island of Saint Orran',
    timePeriod: 'The 1960s, late October',
    worldRules: [
      'The lamp at Gannet Head was put out eleven years ago and its power cable was cut.',
      'The old signal of Gannet Head is four seconds of light and eight of dark.',
      'The ferry is the largest boat on the island.',
      'What looks like a ghost has a cause that somebody can find.',
    ],
    locations: [
      { name: 'The harbour', description: 'Saint Orran’s only one: a stone quay, a breakwater, roofs close together.' },
      { name: 'The quay', description: 'Where the ferry ties up, below the chandlery.' },
      { name: 'The keeper’s kitchen', description: 'Ansel’s cottage: a stove, a table, a teapot, the logbook.' },
      { name: 'The lighthouse', description: 'On the bare cliff of Gannet Head; one hundred and twelve stairs.' },
    ],
  },
  timeline: {
    currentPoint: 'A foggy night in late October, eleven years after the Maribel was lost',
    majorEvents: [
      {
        segmentNumber: 0,
        event: 'The Maribel was lost off Gannet Head',
        consequences: 'The light was closed and Ansel came down to the village.',
      },
    ],
  },
  plotThreads: [
    { id: 'who_lit_the_lamp', description: 'Who lit the lamp at Gannet Head?', status: 'active' },
    { id: 'the_bell', description: 'Whose bell answers out on the water?', status: 'active' },
    { id: 'the_maribel', description: 'What really happened to the Maribel?', status: 'active' },
  ],
  styleGuide: {
    tone: 'Quiet, tender, a little uncanny',
    genre: 'Mystery',
    visualStyle: 'Fog, lamplight, wet stone; one warm colour in every picture',
    narrativeStyle: 'Past tense, third person, close; short scenes that end on an open door',
  },
}

export const SAMPLE_SCENE = {
  title: 'The Lamp at Gannet Head',
  description: 'A dark lighthouse turns again, and three people who ought to be asleep go to see who lit it.',
} as const

/** The opening and what follows it, in order. The last part leaves the next step to whoever reads it. */
export const SAMPLE_PARTS: readonly [opening: string, ...continuations: string[]] = [
  'Fog lay over the harbour at ten that night, thick as wool. Mara Quill was tying up the ferry when Ines came running ' +
    'along the quay with her brass lantern. “Look up,” said Ines. Above the roofs a white beam was turning. The lamp at ' +
    'Gannet Head had been dark for eleven years. Mara held the girl close and counted under her breath: four seconds of ' +
    'light, eight of dark. Far out on the water, a bell answered.',
  'In the keeper’s kitchen, Ansel Reed sat by the stove with his blue coat buttoned to the chin. Rain ticked on the ' +
    'window. The lighthouse key lay on the table, and it was wet. “I thought it was you,” said Mara. “And I thought it ' +
    'was you,” said Ansel. Ines put down her lantern and opened the logbook. Under the last old page, in ink not yet ' +
    'dry, somebody had written three words: Maribel overdue. Wait.',
  'Before dawn they climbed to the lighthouse through the rain, Ines in front with the lantern, Ansel counting the ' +
    'steps. Mara ran up the stairs, came out beside the great lamp, and found nobody there. The lens was turning all the ' +
    'same, on clockwork somebody had wound by hand. Ines knelt and lifted a tin mug, still warm. “Two sugars,” said ' +
    'Ansel. “Only my brother took two sugars, and he was on the Maribel.”',
  'By morning the fog had thinned to silver. On the deck of the ferry Mara held the wheel, with Ines at the bow and ' +
    'Ansel beside her, his cap in his hands. The bell rang once more and stopped. Out of the mist came a small green ' +
    'boat with nobody at the oars. On its seat lay a parcel tied with a keeper’s knot. Ines leaned out and caught the ' +
    'rope. “It has my name on it,” said Ines, and did not open it yet.',
]
