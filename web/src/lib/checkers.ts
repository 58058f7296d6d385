const MODEL = /^model:(.+)$/
const WORDS: Readonly<Record<string, string>> = {
  structural: 'the bible’s form',
  local: 'Skein’s own rules',
}

/**
 * Who checked a text, in words: a verdict names them as `structural@1+local@1+model:some-model`. A name that came later
 * than this page stands as it is.
 */
export function checkersOf(validator: string): string {
  const names = validator.split('+').flatMap((part) => {
    const model = MODEL.exec(part)?.[1]
    if (model !== undefined) return [`a language model (${model})`]
    const [name = ''] = part.split('@')
    return [WORDS[name] ?? part]
  })
  // Whoever reads with rules has looked at the form as well; the form alone is worth a word.
  const told = names.length > 1 ? names.filter((name) => name !== WORDS['structural']) : names
  return new Intl.ListFormat('en').format(told)
}
