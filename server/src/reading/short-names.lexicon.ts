/** Given names that are one name: short and pet forms in any spelling. Two people rarely bear two of a line in one story. */
const SAME: readonly string[] = [
  'sid sidney sydney syd',
  'peg peggy',
  'tom tommy',
  'will willy willie',
  'bill billy billie',
  'ben benny benjamin',
  'dan danny daniel',
  'sam sammy samuel',
  'joe joey joseph',
  'jim jimmy',
  'bob bobby bobbie',
  'fred freddy freddie',
  'ned neddy',
  'kate katie katy',
  'bess bessie bessy',
  'liz lizzie lizzy',
  'nell nelly nellie',
  'dick dicky dickie',
  'charley charlie',
  'mat matt matty matthew',
  'tim timmy timothy',
  'nick nicky nicholas',
  'pete peter',
  'dave davy david',
  'nan nancy',
  'susie susy susan',
  'annie anny',
  'polly poll',
  'molly moll',
  'ted teddy',
]
const FIRST_OF = new Map(
  SAME.flatMap((line) => {
    const names = line.split(' ')
    return names.map((name) => [name, names[0] ?? name] as const)
  }),
)

/** Whether two given names may be one person's: alike, or forms of one name ("Sid" and "Sidney"). */
export function isSameGivenName(left: string, right: string): boolean {
  if (left === right) return true
  const [one, other] = [left, right].map((name) => FIRST_OF.get(name.toLowerCase()))
  return one !== undefined && one === other
}
