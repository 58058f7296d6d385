import type { TopicsService } from '#domains/topics/topics.service.ts'

/** The shelves a fresh Skein opens with. */
export const CURATED_TOPICS = [
  {
    name: 'Sea & Shore',
    slug: 'sea-and-shore',
    description:
      'Lighthouses, last ferries and people who read the weather. The tide keeps its own time in these stories.',
    categories: [
      { name: 'Lighthouses', slug: 'lighthouses', description: 'Lamps, keepers and what they see from up there.' },
      { name: 'Harbours', slug: 'harbours', description: 'Arrivals, departures and everyone who waits on the quay.' },
      { name: 'Islands', slug: 'islands', description: 'Small places with a great deal of water around them.' },
      { name: 'Under way', slug: 'under-way', description: 'Crews, cargoes and nights on watch.' },
    ],
  },
  {
    name: 'Night Trains & Long Roads',
    slug: 'night-trains-and-long-roads',
    description: 'Strangers share a compartment, a bench, a map. Nobody arrives as the person who set out.',
    categories: [
      { name: 'By rail', slug: 'by-rail', description: 'Sleepers, junctions and the last carriage.' },
      { name: 'On foot', slug: 'on-foot', description: 'Pilgrims, couriers and runaways.' },
      { name: 'Wayside', slug: 'wayside', description: 'Inns, stations and the people who stay behind.' },
    ],
  },
  {
    name: 'Small Towns, Long Memories',
    slug: 'small-towns-long-memories',
    description: 'Everybody knows everybody, and one thing nobody has said aloud in thirty years is about to be said.',
    categories: [
      { name: 'Homecomings', slug: 'homecomings', description: 'Somebody is back, and has not said why.' },
      { name: 'Neighbours', slug: 'neighbours', description: 'Fences, favours and open windows.' },
      { name: 'The old business', slug: 'the-old-business', description: 'What happened that summer.' },
    ],
  },
  {
    name: 'Mysteries',
    slug: 'mysteries',
    description:
      'A locked room, a missing hour, a letter in the wrong hand. Play fair: every clue on the page before the answer.',
    categories: [
      { name: 'Whodunits', slug: 'whodunits', description: 'A closed circle and a question.' },
      { name: 'Disappearances', slug: 'disappearances', description: 'Somebody was here a moment ago.' },
      {
        name: 'Codes and letters',
        slug: 'codes-and-letters',
        description: 'Messages that were meant for someone else.',
      },
    ],
  },
  {
    name: 'Quiet Magic',
    slug: 'quiet-magic',
    description: 'The world you know, with one impossible thing in it that everyone has learned to live beside.',
    categories: [
      {
        name: 'Workshops and charms',
        slug: 'workshops-and-charms',
        description: 'Magic as a trade, with hours and prices.',
      },
      { name: 'Talking beasts', slug: 'talking-beasts', description: 'They have opinions.' },
      { name: 'Thresholds', slug: 'thresholds', description: 'Doors, wells and the hour before dawn.' },
    ],
  },
  {
    name: 'Ghosts & Old Houses',
    slug: 'ghosts-and-old-houses',
    description:
      'Footsteps overhead, a warm chair, a name in the dust. Slow fear, and often kindness at the bottom of it.',
    categories: [
      { name: 'Hauntings', slug: 'hauntings', description: 'Somebody has not left.' },
      { name: 'Inheritances', slug: 'inheritances', description: 'The house comes with conditions.' },
      { name: 'Winter tales', slug: 'winter-tales', description: 'To be told by a fire.' },
    ],
  },
  {
    name: 'Other Centuries',
    slug: 'other-centuries',
    description:
      'Printers, weavers, couriers and queens. Lives lived by candle and by letter, with the history kept honest.',
    categories: [
      { name: 'Courts and cities', slug: 'courts-and-cities', description: 'Power, and those who carry its messages.' },
      { name: 'Workers and makers', slug: 'workers-and-makers', description: 'History from the workbench.' },
      { name: 'War and after', slug: 'war-and-after', description: 'What people keep, and what they carry home.' },
    ],
  },
  {
    name: 'Far Futures',
    slug: 'far-futures',
    description: 'Slow ships, drowned capitals and machines with good manners. Big ideas at the height of one person.',
    categories: [
      { name: 'Slow ships', slug: 'slow-ships', description: 'Generations between two stars.' },
      { name: 'After the flood', slug: 'after-the-flood', description: 'Cities that learned to live with water.' },
      { name: 'Made minds', slug: 'made-minds', description: 'People of metal, light and habit.' },
    ],
  },
  {
    name: 'Kitchen Tables',
    slug: 'kitchen-tables',
    description: 'Families, flatmates and the recipe nobody wrote down. Nothing explodes, and everything is at stake.',
    categories: [
      { name: 'Families', slug: 'families', description: 'Born into, married into, made up as you go.' },
      { name: 'First loves, late loves', slug: 'first-loves-late-loves', description: 'At seventeen, and at seventy.' },
      { name: 'Feasts', slug: 'feasts', description: 'Whoever sits down to eat together.' },
    ],
  },
  {
    name: 'Comic Turns',
    slug: 'comic-turns',
    description: 'Impostors, bad plans and excellent dogs. Things go wrong here in the best possible order.',
    categories: [
      { name: 'Bad plans', slug: 'bad-plans', description: 'It was foolproof on paper.' },
      { name: 'Mistaken for another', slug: 'mistaken-for-another', description: 'And now it is too late to say so.' },
      { name: 'Animals in charge', slug: 'animals-in-charge', description: 'The goose has the keys.' },
    ],
  },
] as const

/** Puts the shelves up; safe at every start. What an admin changed or took down stays as it is. */
export function seedTopics(topics: Pick<TopicsService, 'addCurated'>): Promise<number> {
  return topics.addCurated(CURATED_TOPICS)
}
