/**
 * A look-up from every written form of a verb to what it means here. Verbs are listed with commas between them: regular
 * ones by their base ("walk"), irregular ones with all forms ("run ran running"); the -s form is added to both.
 */
export function verbForms<Meaning>(
  table: readonly (readonly [meaning: Meaning, verbs: string])[],
): ReadonlyMap<string, Meaning> {
  const forms = new Map<string, Meaning>()
  for (const [meaning, verbs] of table) {
    for (const verb of verbs.split(', ')) {
      const [base = '', ...irregular] = verb.split(' ')
      const inflected = irregular.length > 0 ? irregular : regularForms(base)
      for (const form of [base, thirdPerson(base), ...inflected]) if (!forms.has(form)) forms.set(form, meaning)
    }
  }
  return forms
}

function thirdPerson(base: string): string {
  if (/(?:s|x|z|ch|sh|o)$/.test(base)) return `${base}es`
  return /[^aeiou]y$/.test(base) ? `${base.slice(0, -1)}ies` : `${base}s`
}

function regularForms(base: string): string[] {
  if (base.endsWith('e')) return [`${base}d`, `${base.slice(0, -1)}ing`]
  if (/[^aeiou]y$/.test(base)) return [`${base.slice(0, -1)}ied`, `${base}ing`]
  // One short vowel before a single consonant doubles it in one-syllable verbs: nod, nodded.
  if (/^[^aeiou]*[aeiou][^aeiouwxy]$/.test(base)) {
    const doubled = `${base}${base.at(-1) ?? ''}`
    return [`${doubled}ed`, `${doubled}ing`]
  }
  return [`${base}ed`, `${base}ing`]
}
