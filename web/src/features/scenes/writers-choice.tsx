import { SCENE_WRITERS, type SceneWriters } from '@skein/contract/scenes'
import { writersWords } from '../../messages/en/writers.ts'
import { ChoiceRow } from '../../ui/choice-row.tsx'

/** Who may continue a scene, as its owner chooses it. */
export function WritersChoice({
  value,
  isTitled = false,
  onChoose,
}: {
  value: SceneWriters
  /** Its question stands above it already. */
  isTitled?: boolean
  onChoose: (writers: SceneWriters) => void
}) {
  return (
    <div className="flex flex-col gap-2">
      {!isTitled && (
        <p aria-hidden="true" className="text-ui font-semibold">
          {writersWords.who}
        </p>
      )}
      <ChoiceRow
        label={writersWords.who}
        value={value}
        choices={SCENE_WRITERS.map((writers) => ({ value: writers, label: writersWords[writers] }))}
        onChoose={onChoose}
      />
      <p role="status" className="text-sm text-soft">
        {writersWords[`${value}_note`]}
      </p>
    </div>
  )
}
