import {
  Bell,
  BookOpen,
  Captions,
  Clapperboard,
  Heart,
  History,
  Languages,
  Maximize,
  PenLine,
  Play,
  Radio,
  Search,
  Settings2,
  Share2,
  TriangleAlert,
  User,
} from 'lucide-react'
import { Mark, Wordmark } from '../../ui/mark.tsx'
import { ThreadRule } from '../../ui/thread-rule.tsx'
import { Columns, Group, Row, Specimen } from '../sheet.tsx'

const GROUNDS = ['paper', 'sheet', 'sunken', 'line', 'line-strong'] as const
const INKS = ['ink', 'ink-soft', 'ink-faint', 'accent', 'accent-hover', 'focus'] as const
const TONES = ['good', 'warn', 'bad', 'accent'] as const
const DYES = ['madder', 'weld', 'woad', 'walnut', 'lichen', 'cochineal', 'indigo', 'verdigris'] as const
const SIZES = ['mini', 'xs', 'fine', 'sm', 'ui', 'base', 'story', 'lg', 'lead', 'xl', 'headline', 'display'] as const
const STEPS = [1, 2, 3, 4, 6, 8, 12, 16] as const
const CORNERS = ['xs', 'sm', 'md', 'lg'] as const
const MOTIONS = ['quick', 'calm', 'slow', 'breath'] as const
const ICONS = {
  Play,
  PenLine,
  BookOpen,
  Clapperboard,
  Captions,
  Radio,
  Search,
  Heart,
  Bell,
  History,
  Share2,
  Languages,
  Settings2,
  Maximize,
  User,
  TriangleAlert,
} as const

function Swatch({ token }: { token: string }) {
  return (
    <Specimen name={token} className="w-28">
      <div className="h-16 rounded-sm border border-line" style={{ background: `var(--${token})` }} />
    </Specimen>
  )
}

export function Identity() {
  return (
    <>
      <Group title="Name and mark">
        <Row>
          <Specimen name="Wordmark">
            <Wordmark />
          </Specimen>
          <Specimen name="Mark, 20">
            <Mark size={20} />
          </Specimen>
          <Specimen name="30">
            <Mark />
          </Specimen>
          <Specimen name="64">
            <Mark size={64} />
          </Specimen>
          <Specimen name="120">
            <Mark size={120} />
          </Specimen>
        </Row>
      </Group>
      <Group title="Undyed cloth">
        <Row>
          {GROUNDS.map((token) => (
            <Swatch key={token} token={token} />
          ))}
        </Row>
      </Group>
      <Group title="Ink, and the one colour of what is offered">
        <Row>
          {INKS.map((token) => (
            <Swatch key={token} token={token} />
          ))}
        </Row>
      </Group>
      <Group title="Tones, on their own ground">
        <Row>
          {TONES.map((tone) => (
            <Specimen key={tone} name={`${tone} on ${tone}-soft`}>
              <p
                className="rounded-sm px-4 py-3 font-semibold"
                style={{ color: `var(--${tone})`, background: `var(--${tone}-soft)` }}
              >
                Reads as {tone}
              </p>
            </Specimen>
          ))}
        </Row>
      </Group>
      <Group title="Dyes: a writer keeps one">
        <div className="grid grid-cols-2 gap-x-7 gap-y-5 sm:grid-cols-4 lg:grid-cols-8">
          {DYES.map((dye) => (
            <Specimen key={dye} name={dye}>
              <svg data-dye={dye} viewBox="0 0 120 40" fill="none" aria-hidden="true" className="w-full">
                <path
                  d="M2 20c12-24 26-24 38 0s26 24 38 0 26-24 40 0"
                  stroke="var(--dye)"
                  strokeWidth="5"
                  strokeLinecap="round"
                />
              </svg>
            </Specimen>
          ))}
        </div>
      </Group>
      <Group title="Type: story in Literata, interface in Schibsted Grotesk">
        <div className="flex flex-col gap-4">
          {SIZES.map((size) => (
            <div key={size} className="grid items-baseline gap-x-6 sm:grid-cols-[6rem_minmax(0,1fr)_minmax(0,1fr)]">
              <span className="text-xs text-faint">{size}</span>
              <span className="truncate font-story leading-tight" style={{ fontSize: `var(--size-${size})` }}>
                Two short, one
              </span>
              <span className="truncate leading-tight max-sm:hidden" style={{ fontSize: `var(--size-${size})` }}>
                Two short, one
              </span>
            </div>
          ))}
        </div>
      </Group>
      <Columns count={2}>
        <Group title="Space, in steps of a quarter rem">
          <div className="flex flex-col gap-2">
            {STEPS.map((steps) => (
              <div key={steps} className="flex items-center gap-4">
                <span className="num w-6 text-xs text-faint">{steps}</span>
                <span className="h-3 bg-ink" style={{ width: `calc(var(--step) * ${steps})` }} />
              </div>
            ))}
          </div>
        </Group>
        <Group title="Corners and elevation">
          <Row>
            {CORNERS.map((corner) => (
              <Specimen key={corner} name={corner}>
                <div
                  className="size-14 border border-edge bg-sheet"
                  style={{ borderRadius: `var(--corner-${corner})` }}
                />
              </Specimen>
            ))}
            <Specimen name="lift: opens over">
              <div className="h-14 w-24 rounded-lg border border-line bg-sheet shadow-lift" />
            </Specimen>
            <Specimen name="lift-high: stops the page">
              <div className="h-14 w-24 rounded-lg border border-line bg-sheet shadow-lift-high" />
            </Specimen>
          </Row>
        </Group>
      </Columns>
      <Group title="Motion: point at a line to see it">
        <div className="flex flex-col gap-3">
          {MOTIONS.map((motion) => (
            <div key={motion} className="group flex items-center gap-4">
              <span className="w-14 text-xs text-faint">{motion}</span>
              <span className="relative h-6 w-64 border-b border-line">
                <span
                  className="absolute bottom-1 left-0 size-3 rounded-full bg-accent transition-[left] group-hover:left-[calc(100%-0.75rem)]"
                  style={{ transitionDuration: `var(--motion-${motion})` }}
                />
              </span>
            </div>
          ))}
        </div>
      </Group>
      <Group title="Icons: Lucide, drawn as lines at 15 to 22 pixels">
        <div className="flex flex-wrap gap-x-6 gap-y-5 text-soft">
          {Object.entries(ICONS).map(([name, Icon]) => (
            <Icon key={name} size={20} aria-label={name} />
          ))}
        </div>
      </Group>
      <Group title="Thread rule">
        <ThreadRule />
      </Group>
    </>
  )
}
