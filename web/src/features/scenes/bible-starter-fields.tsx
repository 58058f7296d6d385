import { Plus, X } from 'lucide-react'
import { Button, IconButton } from '../../ui/button.tsx'
import { TextArea, TextField } from '../../ui/field.tsx'
import { addCharacter, type BibleStarter, type StarterCharacter } from './bible-starter.rules.ts'
import { newSceneWords } from '../../messages/en/new-scene.ts'

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
        <legend className="mb-2 text-ui font-semibold">{newSceneWords.people}</legend>
        <ul className="flex flex-col gap-4">
          {starter.characters.map((character, index) => (
            <li key={character.row} className="grid items-end gap-3 sm:grid-cols-[1fr_2fr_auto]">
              <TextField
                label={newSceneWords.nameOf({ n: index + 1 })}
                value={character.name}
                maxLength={120}
                autoComplete="off"
                onChange={(event) => setCharacter(character.row, { name: event.currentTarget.value })}
              />
              <TextField
                label={newSceneWords.whoTheyAre}
                value={character.description}
                maxLength={600}
                autoComplete="off"
                onChange={(event) => setCharacter(character.row, { description: event.currentTarget.value })}
              />
              <IconButton
                label={
                  character.name === ''
                    ? newSceneWords.removeNth({ n: index + 1 })
                    : newSceneWords.remove({ name: character.name })
                }
                onClick={() => set({ characters: starter.characters.filter((entry) => entry.row !== character.row) })}
              >
                <X size={18} aria-hidden="true" />
              </IconButton>
            </li>
          ))}
        </ul>
        {starter.characters.length < CHARACTERS_MAX && (
          <Button size="small" className="mt-3" onClick={() => onChange(addCharacter(starter))}>
            <Plus size={15} aria-hidden="true" /> {newSceneWords.addPerson}
          </Button>
        )}
      </fieldset>
      <div className="grid items-end gap-6 sm:grid-cols-2">
        <TextField
          label={newSceneWords.place}
          value={starter.place}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set({ place: event.currentTarget.value })}
        />
        <TextField
          label={newSceneWords.time}
          hint={newSceneWords.timeHint}
          value={starter.time}
          maxLength={200}
          autoComplete="off"
          onChange={(event) => set({ time: event.currentTarget.value })}
        />
      </div>
      <TextArea
        label={newSceneWords.rules}
        hint={newSceneWords.rulesHint}
        rows={3}
        value={starter.rules}
        maxLength={4000}
        onChange={(event) => set({ rules: event.currentTarget.value })}
      />
      <TextField
        label={newSceneWords.tone}
        value={starter.tone}
        maxLength={200}
        autoComplete="off"
        onChange={(event) => set({ tone: event.currentTarget.value })}
      />
    </div>
  )
}
