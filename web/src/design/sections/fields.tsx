import { useState } from 'react'
import { CheckField } from '../../ui/check-field.tsx'
import { SelectField, TextArea, TextField } from '../../ui/field.tsx'
import { LanguageChip } from '../../ui/language-chip.tsx'
import { LengthMeter } from '../../ui/meter.tsx'
import { ARABIC, ARABIC_TITLE, LONG, UNBROKEN } from '../samples.ts'
import { Columns, Group, RightToLeft, Row, Specimen } from '../sheet.tsx'

export function Fields() {
  const [isChecked, setChecked] = useState(true)
  return (
    <>
      <Group title="One line">
        <Columns>
          <Specimen name="Empty, with a hint">
            <TextField label="Title" hint="What people read on the poster." placeholder="The keeper of Hollow Point" />
          </Specimen>
          <Specimen name="Filled, hover">
            <TextField label="Title" defaultValue="The keeper of Hollow Point" data-show="hover" />
          </Specimen>
          <Specimen name="Focus">
            <TextField label="Title" defaultValue="The keeper of Hollow Point" data-show="focus" />
          </Specimen>
          <Specimen name="Wrong">
            <TextField
              label="Username"
              defaultValue="Mara Holt"
              error="Use small letters, digits, - and _, and begin with a letter or a digit."
            />
          </Specimen>
          <Specimen name="Disabled">
            <TextField label="E-mail address" defaultValue="mara@example.org" disabled />
          </Specimen>
          <Specimen name="Too long to show">
            <TextField label={LONG} defaultValue={UNBROKEN.repeat(2)} />
          </Specimen>
          <Specimen name="Right to left">
            <RightToLeft>
              <TextField label="العنوان" hint="ما يقرؤه الناس على الملصق." defaultValue={ARABIC_TITLE} />
            </RightToLeft>
          </Specimen>
          <Specimen name="A choice">
            <SelectField label="Who may continue" defaultValue="anyone">
              <option value="anyone">Anyone</option>
              <option value="followers">People who follow the scene</option>
            </SelectField>
          </Specimen>
          <Specimen name="Boxes">
            <div className="flex flex-col gap-2">
              <CheckField isChecked={isChecked} onChange={setChecked}>
                Keep my place in scenes
              </CheckField>
              <CheckField isChecked={false} onChange={setChecked}>
                Show what I like
              </CheckField>
              <CheckField isChecked isBusy onChange={setChecked}>
                Being kept
              </CheckField>
            </div>
          </Specimen>
        </Columns>
      </Group>
      <Group title="Several lines">
        <Columns count={2}>
          <Specimen name="Story text">
            <TextArea
              label="How it begins"
              className="story"
              defaultValue="Ines lit the lamp at six, as she had for eleven years, and counted the beats out loud. The fog swallowed the beam a hundred yards out."
            />
          </Specimen>
          <Specimen name="Right to left, wrong">
            <RightToLeft>
              <TextArea label="البداية" className="story" defaultValue={ARABIC} error="هذا النص قصير جدًا." />
            </RightToLeft>
          </Specimen>
        </Columns>
      </Group>
      <Group title="Beneath the editor">
        <Row>
          <Specimen name="Empty">
            <LengthMeter value={0} max={2000} />
          </Specimen>
          <Specimen name="Growing">
            <LengthMeter value={1240} max={2000} seconds={16} />
          </Specimen>
          <Specimen name="Nearly full">
            <LengthMeter value={1930} max={2000} seconds={24} />
          </Specimen>
          <Specimen name="Too much">
            <LengthMeter value={2318} max={2000} seconds={24} />
          </Specimen>
          <Specimen name="Language found">
            <LanguageChip detected="pt" chosen={null} onChoose={() => undefined} />
          </Specimen>
          <Specimen name="Not yet">
            <LanguageChip detected={null} chosen={null} onChoose={() => undefined} />
          </Specimen>
          <Specimen name="Set by hand">
            <LanguageChip detected="pt" chosen="es" onChoose={() => undefined} />
          </Specimen>
        </Row>
      </Group>
    </>
  )
}
