import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { addCharacter, type BibleStarter, type StarterCharacter } from './bible-starter.rules.ts'

const CHARACTERS_MAX = 12

/** What is settled before the first segment; everything in it may stay empty. */
export function BibleStarterFields({
  starter,
  onChange,
}: {
  starter: BibleStarter
  onChange: (next: BibleStarter) => void
}) {
  const set = (change: Partial<BibleStarter>): void => onChange({ ...starter, ...change })
  const setCharacter = (row: number, change: Partial<StarterCharacter>): void =>
    set({ characters: starter.characters.map((entry) => (entry.row === row ? { ...entry, ...change } : entry)) })
  return (
    <div className="flex flex-col gap-6 pt-4">
      <fieldset>
        <legend className="mb-2 text-ui font-semibold">People</legend>
        <ul className="flex flex-col gap-4">
          {starter.characters.map((character, index) => (
            <li key={character.row} className="grid items-end gap-3 sm:grid-cols-[1fr_2fr_auto]">
              <TextField
                label={`Name of person ${index + 1}`}
                value={character.name}
                maxLength={120}
                autoComplete="off"
                onChange={(event) => setCharacter(character.row, { name: event.currentTarget.value })}
              />
              <TextField
                label="Who they are"
                value={character.description}
                maxLength={600}
                autoComplete="off"
                onChange={(event) => setCharacter(character.row, { description: event.currentTarget.value })}
              />
              <IconButton
                label={`Remove ${character.name === '' ? `person ${index + 1}` : character.name}`}
                onClick={() => set({ characters: starter.characters.filter((entry) => entry.row !== character.row) })}
              >
                <X size={18} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
        {starter.characters.length < CHARACTERS_MAX && (
          <Button size="small" className="mt-3" onClick={() => onChange(addCharacter(starter))}>
            <Plus size={15} aria-hidden="true" /> Add a person
          </Button>
        )}
      </fieldset>
      <div className="grid gap-6 sm:grid-cols-2">
        <TextField
          label="Place"
          value={starter.place}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set({ place: event.currentTarget.value })}
        />
        <TextField
          label="Time"
          hint="“winter 1911”, “after the flood”"
          value={starter.time}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set({ time: event.currentTarget.value })}
        />
      </div>
      <TextArea
        label="Rules of this world"
        hint="One on each line: “The dead can be heard at low tide.”"
        rows={3}
        value={starter.rules}
        maxLength={4000}
        onChange={(event) => set({ rules: event.currentTarget.value })}
      />
      <TextField
        label="Tone"
        value={starter.tone}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => set({ tone: event.currentTarget.value })}
      />
    </div>
  )
}
