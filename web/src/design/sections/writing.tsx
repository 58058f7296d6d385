import type { Preview } from '@skein/contract/preview'
import { DraftRow } from '../../features/jobs/draft-row.tsx'
import { JobRow } from '../../features/jobs/job-row.tsx'
import { Steps } from '../../features/jobs/steps.tsx'
import { YourTurn } from '../../features/scenes/your-turn.tsx'
import { AT, makeScene, makeScript, sceneId } from '../../test/make.ts'
import { PreviewButton, PreviewPanel } from '../../ui/preview-panel.tsx'
import { ScriptView } from '../../ui/script-view.tsx'
import { ARABIC, ARABIC_TITLE, JOBS, LONG, PICTURES } from '../samples.ts'
import { Columns, Group, Row, Specimen } from '../sheet.tsx'

const nothing = (): void => undefined
const nameOf = (entityId: string): string => (entityId === 'char_ines' ? 'Ines Cardoso' : 'somebody')
const { viewer } = makeScene()
const script = makeScript({ notes: ['Nobody’s face could be told for the man at the door.'] })
const [first, second] = script.shots
const shots = first === undefined || second === undefined ? [] : [first, second, { ...first, caption: ARABIC }]
const preview: Preview = {
  script: { ...script, shots },
  cast: [{ entityId: 'char_ines', name: 'Ines Cardoso', isNew: true }],
  stills: [PICTURES.lighthouse, PICTURES.library, null],
  scriptBy: 'model',
  picturesBy: 'rules',
}

export function OpenEnd() {
  return (
    <Columns count={2}>
      <Specimen name="Open, with how it ends">
        <YourTurn
          scene={makeScene()}
          lastWords="She took the oilskin from its hook and the signal book from the shelf, and went down to the boat."
        />
      </Specimen>
      <Specimen name="Not for this person">
        <YourTurn
          scene={makeScene({
            viewer: { ...viewer, canContinue: false, cannotContinueReason: 'Sign in to write what happens next.' },
          })}
          lastWords={null}
        />
      </Specimen>
      <Specimen name="Ended">
        <YourTurn scene={makeScene({ status: 'locked' })} lastWords="And the lamp went out by itself." />
      </Specimen>
      <Specimen name="Right to left">
        <div dir="rtl">
          <YourTurn scene={makeScene()} lastWords={ARABIC} />
        </div>
      </Specimen>
    </Columns>
  )
}

export function Staging() {
  return (
    <>
      <Row>
        <Specimen name="Default">
          <PreviewButton isPending={false} onClick={nothing} />
        </Specimen>
        <Specimen name="Busy">
          <PreviewButton isPending onClick={nothing} />
        </Specimen>
      </Row>
      <Group title="Being drawn">
        <PreviewPanel isPending problem={null} shown={null} text="" onClose={nothing} />
      </Group>
      <Group title="Drawn: one picture is missing, the text has changed since, and a model will write it in earnest">
        <PreviewPanel
          isPending={false}
          problem={null}
          shown={{ asked: 'then', preview }}
          text="now"
          onClose={nothing}
        />
      </Group>
      <Group title="Not drawn">
        <PreviewPanel
          isPending={false}
          problem={{
            title: 'Many are looking at once.',
            cure: 'Ask again in a few seconds.',
            status: 503,
            requestId: '0198c2f0-2222',
          }}
          shown={null}
          text=""
          onClose={nothing}
        />
      </Group>
      <Group title="Script">
        <div className="max-w-measure">
          <ScriptView script={script} nameOfEntity={nameOf} />
        </div>
      </Group>
    </>
  )
}

export function Journey() {
  return (
    <>
      <Columns>
        {Object.entries(JOBS).map(([name, job]) => (
          <Specimen key={name} name={`Job: ${name}`}>
            <Steps job={job} />
          </Specimen>
        ))}
      </Columns>
      <Group title="My work">
        <ul>
          {Object.values(JOBS).map((job) => (
            <JobRow key={job.id} job={job} />
          ))}
          <DraftRow draft={{ sceneId: sceneId(2), sceneTitle: ARABIC_TITLE, text: ARABIC, updatedAt: AT }} />
          <DraftRow draft={{ sceneId: sceneId(3), sceneTitle: LONG, text: LONG.repeat(3), updatedAt: AT }} />
        </ul>
      </Group>
    </>
  )
}
