const DYES = ['madder', 'weld', 'woad', 'walnut', 'lichen', 'cochineal', 'indigo', 'verdigris'] as const
type Dye = (typeof DYES)[number]

/** The colour of a writer's thread: a function of the username, so that a person keeps it everywhere and for ever. */
export function dyeOf(username: string): Dye {
  let hash = 0x811c9dc5
  for (const character of username) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0
  return DYES[hash % DYES.length] ?? 'madder'
}
