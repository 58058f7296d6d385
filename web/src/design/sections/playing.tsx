import type { ReactNode } from 'react'
import { Chapters } from '../../features/scenes/chapters.tsx'
import { SegmentLines } from '../../features/transcript/segment-lines.tsx'
import { Controls } from '../../player/controls.tsx'
import type { PlayerState } from '../../player/player-machine.ts'
import type { PlayerSettings } from '../../player/player-settings.ts'
import { SeekPreviewBox } from '../../player/seek-preview-box.tsx'
import { SettingsPanel } from '../../player/settings-panel.tsx'
import { PICTURES, playing, SEGMENTS, SETTINGS, SOURCE, TRANSCRIPT } from '../samples.ts'
import { Columns, Group, RightToLeft, Specimen } from '../sheet.tsx'

const nothing = (): void => undefined

/** The player's frame without its film: a still stands in for the picture. */
function Stage({
  state,
  settings = SETTINGS,
  picture = PICTURES.harbour,
  children,
}: {
  state: PlayerState
  settings?: PlayerSettings
  picture?: string
  children?: ReactNode
}) {
  return (
    <div className="stage group/player @container relative aspect-video overflow-hidden rounded-sm bg-black text-white">
      <img src={picture} alt="" className="size-full object-cover" />
      {children}
      <Controls
        state={state}
        settings={settings}
        dispatch={nothing}
        onChange={nothing}
        onFullscreen={nothing}
        onLeavePage={nothing}
        onHelp={nothing}
        isOverWords={false}
        panel={
          <SettingsPanel
            state={state}
            settings={settings}
            links={{ second: () => '', segment: () => '' }}
            dispatch={nothing}
            onChange={nothing}
            onFollowWriting={null}
            frame={null}
          />
        }
      />
    </div>
  )
}

export function Playing() {
  return (
    <>
      <Columns count={2}>
        <Specimen name="Paused in segment 3; read ahead to the dimmer part">
          <Stage state={playing()} />
        </Specimen>
        <Specimen name="Playing, captions on, sound off, faster, segment 3 again and again">
          <Stage
            picture={PICTURES.lighthouse}
            state={playing({ status: 'playing', position: 41, looped: 3 })}
            settings={{ ...SETTINGS, hasCaptions: true, isMuted: true, rate: 1.5 }}
          />
        </Specimen>
        <Specimen name="At the beginning of a single segment, without captions">
          <Stage
            picture={PICTURES.library}
            state={playing({
              position: 0,
              bufferedTo: 0,
              source: { ...SOURCE, hasCaptions: false, segments: SOURCE.segments.slice(0, 1) },
            })}
          />
        </Specimen>
        <Specimen name="Pointed at: the moment that place leads to">
          <Stage picture={PICTURES.wood} state={playing({ position: 60 })}>
            <div className="absolute inset-x-4 bottom-16 z-1">
              <SeekPreviewBox source={SOURCE} at={52} />
            </div>
          </Stage>
        </Specimen>
      </Columns>
      <Group title="Chapter rail">
        <Columns>
          <Specimen name="Nothing plays">
            <Chapters segments={SEGMENTS} current={null} onChoose={nothing} />
          </Specimen>
          <Specimen name="Segment 3 plays">
            <Chapters segments={SEGMENTS} current={3} onChoose={nothing} />
          </Specimen>
          <div className="flex flex-col gap-8">
            <Specimen name="A single one">
              <Chapters segments={SEGMENTS.slice(0, 1)} current={null} onChoose={nothing} />
            </Specimen>
            <Specimen name="Right to left">
              <RightToLeft>
                <Chapters segments={SEGMENTS.slice(3, 5)} current={5} onChoose={nothing} />
              </RightToLeft>
            </Specimen>
          </div>
        </Columns>
      </Group>
      <Group title="Transcript: the line that is told, the line that was found, and another script">
        <Columns count={2}>
          {TRANSCRIPT.map((segment) => (
            <SegmentLines
              key={segment.sequence}
              segment={segment}
              current={segment.sequence === 1 ? 1 : null}
              reachable={null}
              found={segment.sequence === 1 ? 2 : null}
            />
          ))}
        </Columns>
      </Group>
    </>
  )
}
