import type { Bible, OwnerEdit } from '@skein/contract/bible'
import { type FormEvent, useState } from 'react'
import { Button } from '../../ui/button.tsx'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { newEntityId, newThreadId } from './edit-list.ts'

const KINDS = [
  { value: 'person', label: 'Person' },
  { value: 'trait', label: 'Trait' },
  { value: 'alias', label: 'Other name' },
  { value: 'tie', label: 'Tie between two' },
  { value: 'place', label: 'Place' },
  { value: 'rule', label: 'Rule' },
  { value: 'event', label: 'Event' },
  { value: 'thread', label: 'Plot thread' },
  { value: 'time', label: 'Time' },
  { value: 'tone', label: 'Tone' },
] as const
type Kind = (typeof KINDS)[number]['value']

const WORDS: Record<Kind, { label: string; more?: string; max: number }> = {
  person: { label: 'Name', more: 'Who they are', max: 120 },
  trait: { label: 'What is true of them', max: 120 },
  alias: { label: 'What else they are called', max: 120 },
  tie: { label: 'What they are to the other, such as "sister"', max: 120 },
  place: { label: 'Name', more: 'What it is like', max: 120 },
  rule: { label: 'What holds in this world', max: 600 },
  event: { label: 'What has happened', more: 'What follows from it', max: 600 },
  thread: { label: 'What is still open', max: 600 },
  time: { label: 'When the story takes place', max: 600 },
  tone: { label: 'How it is told', max: 600 },
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
  const shape = WORDS[kind]
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
        label="What to add"
        value={kind}
        choices={KINDS.filter(
          ({ value }) => people.length > (value === 'tie' ? 1 : 0) || !ABOUT_SOMEBODY.includes(value),
        )}
        onChoose={setKind}
      />
      {ABOUT_SOMEBODY.includes(kind) && (
        <SelectField label="Who" value={first} onChange={(event) => setWho(event.currentTarget.value)}>
          {people.map(({ entityId, canonicalName }) => (
            <option key={entityId} value={entityId}>
              {canonicalName}
            </option>
          ))}
        </SelectField>
      )}
      <TextField
        label={shape.label}
        maxLength={shape.max}
        value={words}
        error={isMissing ? 'Write a few words first.' : null}
        onChange={(event) => {
          setMissing(false)
          setWords(event.currentTarget.value)
        }}
      />
      {kind === 'tie' && (
        <SelectField label="Of whom" value={second} onChange={(event) => setOther(event.currentTarget.value)}>
          {rest.map(({ entityId, canonicalName }) => (
            <option key={entityId} value={entityId}>
              {canonicalName}
            </option>
          ))}
        </SelectField>
      )}
      {shape.more !== undefined && (
        <TextArea
          label={shape.more}
          rows={2}
          maxLength={600}
          value={more}
          onChange={(event) => setMore(event.currentTarget.value)}
        />
      )}
      <Button type="submit" className="self-start">
        Add it to the changes
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
