import type { PlaceKind } from '@skein/contract/script'

const WORDS: readonly (readonly [PlaceKind, string])[] = [
  [
    'coast',
    'beach shore seashore seaside strand coast sand sands dunes cliff cliffs headland promontory lighthouse bay ' +
      'cove lagoon island isle islet sea ocean surf shoreline sandbank',
  ],
  [
    'harbour',
    'harbour harbor haven dock docks dockyard quay quayside pier wharf port jetty marina seaport shipyard ' +
      'landing-stage',
  ],
  [
    'forest',
    'forest wood woods woodland grove jungle thicket glade clearing undergrowth wilderness copse coppice swamp ' +
      'marsh bog fen hollow tree trees oak beech plantation',
  ],
  [
    'mountains',
    'mountain mountains mountainside peak summit ridge hilltop glacier volcano ravine gorge crag precipice alp ' +
      'alps pass cliff-top slope snowfield',
  ],
  ['desert', 'desert oasis wasteland badlands mesa dune savannah'],
  [
    'river',
    'river riverside riverbank river-side bank stream brook brooklet creek waterfall cascade lake lakeside pond ' +
      'pool ferry canal ford millpond mill-stream weir lock',
  ],
  ['village', 'village hamlet square green settlement well'],
  [
    'city_street',
    'street streets avenue alley alleyway boulevard city town pavement sidewalk thoroughfare taxi cab hansom tram ' +
      'suburb terrace-houses corner kerb curb',
  ],
  ['rooftops', 'roof rooftop rooftops house-top battlements balcony parapet chimneys turret belfry rampart ramparts'],
  [
    'interior_room',
    'room parlor parlour drawing-room sitting-room dining-room dining-hall living-room hall hallway entrance-hall ' +
      'chamber house home dwelling abode lodging lodgings boarding-house apartment apartments flat attic garret ' +
      'loft cottage cabin corridor passage landing staircase stairs stair stairway vestibule mansion manor villa ' +
      'parsonage rectory vicarage manse farmhouse lodge bungalow workhouse prison gaol jail cell bathroom lobby ' +
      'shop store toy-shop cellar basement hut hovel shack tent study-room consulting-room waiting-room barracks ' +
      'mess fireside hearth fire',
  ],
  ['bedroom', 'bedroom bed-room bed bedside bedchamber nursery dormitory hotel'],
  ['church', 'church chapel cathedral abbey minster temple monastery convent cloister vestry steeple'],
  [
    'great_hall',
    'palace ballroom ball-room banqueting-hall throne throne-room theatre theater playhouse circus museum gallery ' +
      'courtroom court-room courthouse',
  ],
  ['school', 'school classroom schoolroom schoolhouse'],
  ['office', 'office counting-house newsroom printing-office police-station bank-house'],
  ['hospital', 'hospital ward infirmary clinic sickroom asylum'],
  ['castle', 'castle fortress citadel stronghold drawbridge tower'],
  ['market', 'market market-place marketplace bazaar fair fairground'],
  ['graveyard', 'graveyard churchyard cemetery'],
  ['bridge', 'bridge footbridge viaduct embankment'],
  [
    'road',
    'road roadside lane highway turnpike path footpath pathway track wayside crossroads cross-roads coach ' +
      'carriage cart wagon waggon',
  ],
  ['station', 'station platform junction'],
  ['underwater', 'seabed reef'],
  ['library', 'library bookshop bookstore study archive archives reading-room book-room'],
  ['kitchen', 'kitchen pantry scullery larder bakery bakehouse bake-house oven'],
  [
    'tavern',
    'tavern inn pub bar saloon café cafe restaurant diner alehouse ale-house public-house taproom tap-room ' +
      'refreshment-room coffee-house coffee-room',
  ],
  [
    'workshop',
    'workshop forge smithy laboratory lab garage studio factory mill windmill shed outhouse barn stable stables ' +
      'cowshed byre foundry brewery warehouse boiler-house engine-room shipyard-shed tannery',
  ],
  [
    'ship',
    'ship deck boat schooner brig barque frigate galleon steamer steamboat vessel yacht ferryboat rowboat raft ' +
      'canoe submarine wheelhouse forecastle hold bridge-deck',
  ],
  [
    'train',
    'train railway railroad compartment railway-carriage locomotive engine subway underground signal-box ' +
      'signal-cabin van guard’s-van',
  ],
  [
    'cave',
    'cave cavern tunnel cutting grotto dungeon crypt vault catacombs pit mine burrow hole rabbit-hole den lair ' +
      'shaft',
  ],
  [
    'garden',
    'garden gardens lawn orchard courtyard court-yard yard backyard farmyard park porch veranda verandah piazza ' +
      'terrace greenhouse conservatory hothouse croquet-ground arbour arbor summer-house shrubbery kitchen-garden ' +
      'flower-bed gate',
  ],
  [
    'field',
    'field fields meadow meadows pasture prairie farm hill hills hillside moor moors moorland heath common plain ' +
      'plains battlefield valley dale countryside country vineyard cornfield hedge ditch gallows',
  ],
  ['space', 'spaceship starship spacecraft orbit airlock asteroid spaceport cockpit moon planet'],
]

/** What kind of place a common noun stands for. */
const PLACE_KIND_BY_WORD: ReadonlyMap<string, PlaceKind> = new Map(
  WORDS.flatMap(([kind, words]) => words.split(' ').map((word): [string, PlaceKind] => [word, kind])),
)

/** Words that are other things too: places only after "the", "a" or an owner. */
export const PLACES_WITH_ARTICLE: ReadonlySet<string> = new Set(
  (
    'well bank bar court port pit study pool hold lock pass corner fire throne bed engine van mine common green tree trees oak beech passage ' +
    'mess terrace slope ward country gate hollow'
  ).split(' '),
)

/** Words that name a place by what is in it. */
export const PLACE_BY_PART: ReadonlyMap<string, string> = new Map([
  ['bed', 'the bedroom'],
  ['bedside', 'the bedroom'],
  ['home', 'the house'],
  ['fire', 'the fireside'],
  ['hearth', 'the fireside'],
  ['throne', 'the throne room'],
  ['tree', 'the trees'],
])

/** A place nobody has seen before ("the tea-room", "the goods-yard") is what its last part says. */
const KIND_BY_ENDING: readonly (readonly [RegExp, PlaceKind])[] = [
  [/(?:room|house|hall|shop|chamber|quarters)$/, 'interior_room'],
  [/(?:yard|garden)$/, 'garden'],
  [/(?:shore|beach|cliff)$/, 'coast'],
  [/(?:field|land|hill|moor)$/, 'field'],
  [/(?:road|lane)$/, 'road'],
  [/(?:street)$/, 'city_street'],
  [/(?:wood|forest)$/, 'forest'],
  [/(?:mountain|peak)$/, 'mountains'],
  [/(?:mill|works|shed|stable)$/, 'workshop'],
]

/** What kind of place a noun stands for: itself, the last of its hyphenated parts, or its ending. */
export function kindOfNoun(word: string): PlaceKind | undefined {
  const known = PLACE_KIND_BY_WORD.get(word)
  if (known !== undefined || !word.includes('-')) return known
  const last = word.split('-').at(-1) ?? ''
  return PLACE_KIND_BY_WORD.get(last) ?? KIND_BY_ENDING.find(([ending]) => ending.test(last))?.[1]
}

/** Where people of a calling are, when a story says nothing else. */
export const PLACE_BY_ROLE: readonly (readonly [RegExp, { readonly place: string; readonly kind: PlaceKind }])[] = [
  [/\b(?:king|queen|prince|princess|emperor|sultan|courtiers?)\b/i, { place: 'the palace', kind: 'great_hall' }],
  [/\b(?:miller)\b/i, { place: 'the mill', kind: 'workshop' }],
  [/\b(?:sailors?|boatswain|first mate)\b/i, { place: 'the ship', kind: 'ship' }],
  [/\b(?:fisherman|fishermen)\b/i, { place: 'the shore', kind: 'coast' }],
  [/\b(?:wolf|bear|fox|huntsman|woodcutter|woodman|stag)\b/i, { place: 'the forest', kind: 'forest' }],
  [/\b(?:innkeeper|landlord|barmaid)\b/i, { place: 'the inn', kind: 'tavern' }],
  [/\b(?:shoemaker|tailor|smith|blacksmith|carpenter|cobbler)\b/i, { place: 'the workshop', kind: 'workshop' }],
  [/\b(?:farmer|peasant|shepherd|ploughman)\b/i, { place: 'the field', kind: 'field' }],
]
/** Things that stand in rooms only; one of them is enough. */
export const INDOORS =
  /\b(?:sofa|settee|arm-?chair|easy-chair|fireplace|fireside|mantel-?piece|chimney-?piece|ceiling|carpet|wardrobe|bookcase|sideboard|cupboard|washstand|bell-rope|bedside|staircase|upstairs|downstairs|indoors|wallpaper|hearthrug|hearth-rug|dinner-table|supper-table|breakfast-table|tea-table|dining-table|bedroom|writing-table)\b/i
/** Things that mostly do; it takes two. */
export const MOSTLY_INDOORS =
  /\b(?:chair|stool|table|desk|door|window|bed|drawer|stairs|curtains?|candle|lamp|fire|floor|pillow|cradle|piano)\b/gi
export const OUTDOORS =
  /\b(?:sky|clouds|grass|trees?|leaves|bushes|hedge|breeze|horizon|sunshine|footpath|hill|wind|horseback|galloped|riverside|out of doors|outdoors)\b/gi

/** Places that many people are called after. */
const SURNAMES: ReadonlySet<string> = new Set(
  'marsh wood brook green bank lock pass line fen oak beech dale pool well den country hollow'.split(' '),
)

/** Heads of proper names of places ("Baker Street"): nobody is called that. */
export const PLACE_NAME_HEADS: ReadonlySet<string> = new Set([
  ...[...PLACE_KIND_BY_WORD.keys()].filter((word) => !SURNAMES.has(word)),
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
  'among',
  'amid',
  'round',
  'above',
])

/** Verbs that make "to the library" an arrival and not a wish. */
export const GOING_THERE =
  /\b(?:went|walked|ran|came|returned|hurried|climbed|rode|drove|moved|led|followed|rushed|got|arrived|travell?ed|sailed|crept|marched|stumbled|carried|brought|goes|walks|runs|comes|returns|hurries|climbs|heads|headed|journeyed|travel(?:s|led)?|fled|flew|bore|sent|set out|set off|drew near|wandered|strolled|hastened|stepped|passed|retired|gone|going|goes|coming|made (?:my|his|her|our|their) way)\b/i

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
