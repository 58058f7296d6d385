import type { PlaceKind } from '@skein/contract/script'

const WORDS: readonly (readonly [PlaceKind, string])[] = [
  [
    'coast',
    'beach shore seashore coast sand sands dunes cliff cliffs headland lighthouse bay cove lagoon island sea ocean surf',
  ],
  ['harbour', 'harbour harbor dock docks quay quayside pier wharf port jetty marina seaport shipyard'],
  ['forest', 'forest woods woodland grove jungle thicket glade undergrowth wilderness copse swamp'],
  ['mountains', 'mountain mountains mountainside peak summit ridge hilltop glacier volcano ravine gorge crag'],
  ['desert', 'desert oasis wasteland badlands mesa'],
  ['river', 'river riverbank stream brook creek waterfall lake pond ferry canal ford millpond'],
  ['village', 'village hamlet square'],
  ['city_street', 'street streets avenue alley alleyway boulevard city town pavement sidewalk taxi'],
  ['rooftops', 'roof rooftop rooftops battlements balcony parapet chimneys turret belfry'],
  [
    'interior_room',
    'room parlor parlour drawing-room sitting-room dining-room living-room hall hallway chamber house apartment flat ' +
      'attic cottage cabin corridor prison cell bathroom lobby shop store cellar basement hut',
  ],
  ['bedroom', 'bedroom bedchamber nursery dormitory hotel'],
  ['church', 'church chapel cathedral abbey minster temple monastery cloister vestry'],
  ['great_hall', 'palace ballroom throne-room theatre theater museum courtroom'],
  ['school', 'school classroom schoolroom schoolhouse'],
  ['office', 'office counting-house newsroom'],
  ['hospital', 'hospital infirmary clinic sickroom'],
  ['castle', 'castle fortress citadel stronghold drawbridge tower'],
  ['market', 'market marketplace bazaar fairground'],
  ['graveyard', 'graveyard churchyard cemetery'],
  ['bridge', 'bridge footbridge viaduct embankment'],
  ['road', 'road roadside lane highway crossroads turnpike'],
  ['station', 'station platform junction'],
  ['underwater', 'seabed reef'],
  ['library', 'library bookshop bookstore study archive archives reading-room'],
  ['kitchen', 'kitchen pantry scullery bakery'],
  ['tavern', 'tavern inn pub bar saloon café cafe restaurant diner alehouse taproom refreshment-room'],
  [
    'workshop',
    'workshop forge smithy laboratory lab garage studio factory mill shed barn stable foundry printing-office',
  ],
  ['ship', 'ship deck boat schooner brig frigate galleon steamer yacht ferryboat rowboat raft canoe submarine'],
  ['train', 'train railway carriage compartment locomotive subway tram'],
  ['cave', 'cave cavern tunnel grotto dungeon crypt catacombs pit burrow'],
  ['garden', 'garden gardens lawn orchard courtyard yard backyard park porch veranda terrace greenhouse conservatory'],
  [
    'field',
    'field fields meadow meadows pasture prairie farm hill hillside moor moors heath plain plains battlefield valley',
  ],
  ['space', 'spaceship starship spacecraft orbit airlock asteroid spaceport cockpit moon'],
]

/** What kind of place a common noun stands for. */
export const PLACE_KIND_BY_WORD: ReadonlyMap<string, PlaceKind> = new Map(
  WORDS.flatMap(([kind, words]) => words.split(' ').map((word): [string, PlaceKind] => [word, kind])),
)

/** Heads of proper names of places ("Baker Street"): nobody is called that. */
export const PLACE_NAME_HEADS: ReadonlySet<string> = new Set([
  ...PLACE_KIND_BY_WORD.keys(),
  'bay',
  'cape',
  'mount',
  'mt',
  'county',
  'place',
  'terrace',
  'heights',
  'hills',
  'falls',
  'springs',
  'court',
  'manor',
  'abbey',
  'farm',
  'college',
  'university',
  'academy',
  'institute',
  'club',
  'league',
  'society',
  'company',
  'works',
  'times',
  'banner',
  'post',
  'gazette',
  'herald',
  'hospital',
  'cathedral',
  'isle',
  'islands',
  'kingdom',
  'empire',
  'republic',
  'states',
  'district',
  'point',
  'end',
])

/** Words that place the story somewhere when they stand before a place ("into the library"). */
export const BEING_THERE: ReadonlySet<string> = new Set([
  'in',
  'into',
  'on',
  'onto',
  'at',
  'inside',
  'through',
  'across',
  'along',
  'beneath',
  'under',
  'within',
  'aboard',
  'outside',
  'beside',
  'near',
  'down',
  'up',
  'over',
  'around',
  'behind',
  'by',
  'reached',
  'entered',
  'crossed',
  'upon',
  'off',
])

/** Verbs that make "to the library" an arrival and not a wish. */
export const GOING_THERE =
  /\b(?:went|walked|ran|came|returned|hurried|climbed|rode|drove|moved|led|followed|rushed|got|arrived|travell?ed|sailed|crept|marched|stumbled|carried|brought|goes|walks|runs|comes|returns|hurries|climbs|heads|headed|made (?:my|his|her|our|their) way)\b/i

/** Plurals that are one place; other plurals ("our smaller towns") are places in general. */
export const PLURAL_PLACES: ReadonlySet<string> = new Set(
  (
    'woods sands dunes docks streets fields meadows mountains gardens cliffs battlements moors hills plains rooftops archives catacombs ' +
    'badlands crossroads barracks chimneys'
  ).split(' '),
)

/** Words before a place that tell it from no other. */
export const EMPTY_PLACE_WORDS =
  /\b(?:own|same|whole|entire|other|very|little|nearest|next|first|last|top|main|dear|poor|beautiful|lovely|fine|nice|great|good)\s/gi
