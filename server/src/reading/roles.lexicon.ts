/** What people and animals of a story are called by instead of a name, singular, by what "he" or "she" would mean. */
const ROLES: readonly (readonly ['male' | 'female' | null, string])[] = [
  [
    'male',
    'king prince emperor duke count lord baron knight squire sultan pope bishop cardinal monk friar abbot priest parson vicar curate clergyman sexton ' +
      'man boy lad youth fellow gentleman father papa dad grandfather grandpa uncle nephew brother son husband bridegroom widower godfather ' +
      'stepfather schoolmaster master landlord host innkeeper butler footman coachman valet huntsman hunter woodman woodcutter forester ' +
      'gamekeeper miller fisherman ferryman boatman sailor mate shepherd herdsman ploughman countryman workman watchman policeman ' +
      'fireman postman salesman signalman tradesman nobleman madman tailor shoemaker cobbler blacksmith smith carpenter mason butcher ' +
      'tinker joiner wizard sorcerer magician devil giant ogre dwarf hobgoblin bachelor manservant miser waggoner wagoner carter hangman chamberlain goldsmith gnome goblin elf imp troll manikin journeyman ' +
      'stationmaster station-master lamplighter ranger',
  ],
  [
    'female',
    'queen princess empress duchess countess baroness lady dame woman girl lass maiden maid damsel mother mamma mama mum mom grandmother ' +
      'grandma granny aunt auntie niece sister daughter wife bride widow godmother stepmother mother-in-law stepsister stepdaughter landlady ' +
      'hostess housekeeper governess nursemaid housemaid milkmaid barmaid waitress actress witch fairy sorceress enchantress mermaid nun ' +
      'abbess schoolmistress mistress seamstress washerwoman charwoman',
  ],
  [
    null,
    'child baby stranger traveller traveler passenger neighbour neighbor cousin servant cook gardener porter guard ' +
      'conductor driver clerk lawyer solicitor judge doctor physician surgeon nurse teacher tutor pupil student scholar merchant pedlar peddler ' +
      'farmer peasant baker barber beggar thief robber burglar pirate murderer prisoner jailer gaoler soldier sentry officer general ' +
      'sergeant corporal constable detective inspector captain pilot spy messenger herald minister ambassador artist painter musician ' +
      'fiddler piper drummer poet editor reporter journalist photographer professor scientist inventor engineer stoker mechanic ' +
      'keeper executioner jester fiend demon apprentice lodger tenant orphan gipsy gypsy banker trader courtier beast monster ghost spirit robot android hermit pilgrim cripple ' +
      'wolf fox bear lion lioness tiger cat kitten dog puppy hound horse mare donkey ass mule cow ox bull calf pig sow goat kid sheep lamb ram ' +
      'hare rabbit mouse rat hedgehog squirrel badger deer stag doe fawn monkey ape elephant bird cock hen goose gander duck swan crow raven ' +
      'owl thrush nightingale cuckoo sparrow dove pigeon parrot eagle falcon stork frog toad snake serpent spider bee ant dragon griffin unicorn fish flounder crab lobster turtle tortoise gryphon ' +
      'dormouse caterpillar hatter walrus',
  ],
]
const GENDER_BY_ROLE = new Map(
  ROLES.flatMap(([gender, words]) => words.split(' ').map((word) => [word, gender] as const)),
)

/** Whether a noun, lower case and singular, is what somebody may be called by. */
export function isRole(noun: string): boolean {
  return GENDER_BY_ROLE.has(noun)
}

export function genderOfRole(noun: string): 'male' | 'female' | null {
  return GENDER_BY_ROLE.get(noun) ?? null
}
