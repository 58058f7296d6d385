import { Button } from '../../ui/button.tsx'
import { QrCode } from '../../ui/qr-code.tsx'
import { type Cites, VerdictView, verdictSummary } from '../../ui/verdict-view.tsx'
import { CHECKED_TEXT, VERDICTS } from '../samples.ts'
import { Columns, Row, Specimen } from '../sheet.tsx'

const entry = ({ pointer }: Cites) =>
  pointer.startsWith('/characters') ? 'Bram: in segment 2 his boat came back without him' : null
const evidence = (sequence: number) => (
  <a href="#checking" className="link">
    segment {sequence}
  </a>
)

export function Checking() {
  return (
    <Columns count={2}>
      <Specimen name="A contradiction, a doubt and a remark, with a writer’s answers">
        <VerdictView
          verdict={VERDICTS.blocked}
          text={CHECKED_TEXT}
          summary={verdictSummary('block')}
          entry={entry}
          evidence={evidence}
          answer={() => (
            <div className="mt-3 flex gap-2">
              <Button size="small">This is wrong</Button>
              <Button size="small">Propose a change</Button>
            </div>
          )}
        />
      </Specimen>
      <Specimen name="Nothing found">
        <VerdictView
          verdict={VERDICTS.passed}
          text={CHECKED_TEXT}
          summary={verdictSummary('pass')}
          entry={entry}
          evidence={evidence}
        />
      </Specimen>
    </Columns>
  )
}

export function Sharing() {
  return (
    <Row>
      <Specimen name="Short address">
        <QrCode text="https://skein.example/s/1" label="Code that opens a scene" />
      </Specimen>
      <Specimen name="Long address">
        <QrCode
          text="https://stories.example.org/s/0198c2f0-2222-7000-8000-000000000002?segment=1204&t=19264"
          label="Code that opens a scene at a second"
        />
      </Specimen>
    </Row>
  )
}
