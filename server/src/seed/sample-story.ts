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
      aliases: ['Ansel', 'the old keeper'],
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
      {
        name: 'The harbour of Saint Orran',
        description: 'A stone quay, the ferry, a breakwater, roofs close together.',
      },
      { name: 'Gannet Head', description: 'A bare cliff with the lighthouse on it; one hundred and twelve stairs.' },
      { name: 'The keeper’s kitchen', description: 'Ansel’s cottage: a stove, a table, a teapot, the logbook.' },
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
  `Fog had come in over the harbour of Saint Orran by ten that night, thick as wool and just as quiet. Mara Quill was making the ferry fast when Ines came running along the quay with her brass lantern swinging. “Look up,” said Ines. “Aunt Mara, look up!” Above the roofs, above the fog, a white beam was sweeping slowly round. The lamp at Gannet Head had been dark for eleven years; Mara herself had helped to cut the cable. She counted under her breath. Four seconds of light, eight of dark. Somebody up there knew the old signal, and far out on the water a bell began to answer it.`,
  `Ansel Reed opened his kitchen door before they could knock. The old keeper was dressed already, his blue coat buttoned to the chin, and on the table by the stove lay the lighthouse key. It was wet. “I thought it was you,” said Mara. “And I thought it was you,” said Ansel, and for a while nobody spoke. Rain began to tick against the window. Ines put her lantern down and opened the logbook that leaned against the teapot. The last page was eleven years old, in Ansel’s careful hand. Below it, in ink that had not yet dried, somebody had written the date, the hour, and three words: Maribel overdue. Wait.`,
  `They climbed the cliff path to Gannet Head in the rain, an hour before morning, Ines in front with the lantern and Ansel counting the steps as if they might have changed. The lighthouse door stood open. Mara ran up all hundred and twelve stairs, came out into the heat of the lamp, and found no one. The great lens was turning all the same, on an old clockwork that somebody had oiled and wound by hand. Ines knelt beside it and lifted a tin mug, still warm. Ansel smelled the tea and sat down on the top stair. “Two sugars,” said Ansel. “Only my brother took two sugars, and he was on the Maribel.”`,
  `At dawn the fog thinned to silver, and half the village stood along the harbour wall without a word. Mara took the ferry out past the breakwater, with Ines at the bow and Ansel beside the wheel, holding his cap in both hands. The bell was close now. It rang four, then eight, then stopped. Out of the mist came a small green boat with nobody at the oars, riding low, its old name painted over. On the seat lay a parcel in oilcloth, tied with a keeper’s knot. Ines leaned out and caught the rope. “It has my name on it,” said Ines. She looked back at Mara, and did not open it yet.`,
]
