import type { Bible, OwnerEdit } from '@skein/contract/bible'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { newEntityId, newThreadId } from './edit-list.ts'
import { bibleEditsWords } from '../../messages/en/bible-edits.ts'

const KINDS = ['person', 'trait', 'alias', 'tie', 'place', 'rule', 'event', 'thread', 'time', 'tone'] as const
type Kind = (typeof KINDS)[number]

/** What is only a name or a few words. */
const SHORT: readonly Kind[] = ['person', 'trait', 'alias', 'tie', 'place']

/** What the second field of an entry asks for; undefined where there is none. */
function moreLabel(kind: Kind): string | undefined {
  return kind === 'person' || kind === 'place' || kind === 'event' ? bibleEditsWords[`more_${kind}`] : undefined
}
const ABOUT_SOMEBODY: readonly Kind[] = ['trait', 'alias', 'tie']

/** One small form for anything a bible can hold. */
export function AddEntry({ bible, onAdd }: { bible: Bible; onAdd: (edit: OwnerEdit) => void }) {
  const [kind, setKind] = useState<Kind>('person')
  const [words, setWords] = useState('')
  const [more, setMore] = useState('')
  const [who, setWho] = useState('')
  const [other, setOther] = useState('')
  const [isMissing, setMissing] = useState(false)
  const labelOfMore = moreLabel(kind)
  const people = bible.characters
  const first = people.some(({ entityId }) => entityId === who) ? who : (people[0]?.entityId ?? '')
  const rest = people.filter(({ entityId }) => entityId !== first)
  const second = rest.some(({ entityId }) => entityId === other) ? other : (rest[0]?.entityId ?? '')

  const add = (event: FormEvent): void => {
    event.preventDefault()
    const said = words.trim()
    setMissing(said === '')
    if (said === '') return
    onAdd(editOf(bible, kind, { words: said, more: more.trim(), first, second }))
    setWords('')
    setMore('')
  }
  return (
    <form noValidate onSubmit={add} className="flex flex-col gap-4">
      <ChoiceRow
        label={bibleEditsWords.whatToAdd}
        value={kind}
        choices={KINDS.filter(
          (value) => people.length > (value === 'tie' ? 1 : 0) || !ABOUT_SOMEBODY.includes(value),
        ).map((value) => ({ value, label: bibleEditsWords[`add_${value}`] }))}
        onChoose={setKind}
      />
      {ABOUT_SOMEBODY.includes(kind) && (
        <SelectField label={bibleEditsWords.who} value={first} onChange={(event) => setWho(event.currentTarget.value)}>
          {people.map(({ entityId, canonicalName }) => (
            <option key={entityId} value={entityId}>
              {canonicalName}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={bibleEditsWords[`label_${kind}`]}
        maxLength={SHORT.includes(kind) ? 120 : 600}
        value={words}
        error={isMissing ? bibleEditsWords.fewWordsFirst : null}
        onChange={(event) => {
          setMissing(false)
          setWords(event.currentTarget.value)
        }}
      />
      {kind === 'tie' && (
        <SelectField
          label={bibleEditsWords.ofWhom}
          value={second}
          onChange={(event) => setOther(event.currentTarget.value)}
        >
          {rest.map(({ entityId, canonicalName }) => (
            <option key={entityId} value={entityId}>
              {canonicalName}
            </option>
          ))}
        </SelectField>
      )}
      {labelOfMore !== undefined && (
        <TextArea
          label={labelOfMore}
          rows={2}
          maxLength={600}
          value={more}
          onChange={(event) => setMore(event.currentTarget.value)}
        />
      )}
      <Button type="submit" className="self-start">
        {bibleEditsWords.addToChanges}
      </Button>
    </form>
  )
}

function editOf(
  bible: Bible,
  kind: Kind,
  { words, more, first, second }: { words: string; more: string; first: string; second: string },
): OwnerEdit {
  switch (kind) {
    case 'person':
      return {
        op: 'add_character',
        entityId: newEntityId(bible, words),
        canonicalName: words,
        description: more,
        traits: [],
      }
    case 'trait':
      return { op: 'add_trait', entityId: first, trait: words }
    case 'alias':
      return { op: 'add_alias', entityId: first, alias: words }
    case 'tie':
      return { op: 'add_relationship', entityId: first, targetEntityId: second, relationshipType: words }
    case 'place':
      return { op: 'add_location', name: words, description: more }
    case 'rule':
      return { op: 'add_world_rule', rule: words }
    case 'event':
      return { op: 'add_event', event: words, consequences: more }
    case 'thread':
      return { op: 'open_plot_thread', id: newThreadId(bible, words), description: words }
    case 'time':
      return { op: 'set_time_period', timePeriod: words }
    default:
      return { op: 'set_style', field: 'tone', words }
  }
}
