import type { Scene } from '@skein/contract/scenes'
import { Copy, Rss } from 'lucide-react'
import { useId, useState } from 'react'
import { clock } from '../../lib/durations.ts'
import { paths } from '../../lib/paths.ts'
import { Button } from '../../ui/button.tsx'
import { ChoiceRow } from '../../ui/choice-row.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { toastStore } from '../../ui/toast-store.ts'
import { QrCode } from '../../ui/qr-code.tsx'
import { shareWords } from '../../messages/en/share.ts'

interface ShareDialogProps {
  scene: Scene
  /** The segment that is playing; null before anybody watches. */
  segment: number | null
  /** Where it is playing, in seconds from the scene's start; null before anybody watches. */
  second: number | null
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
}

type Beginning = 'start' | 'segment' | 'second'

const absolute = (path: string): string => new URL(path, window.location.href).href
const attribute = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;')

/** Everything that takes a scene elsewhere: its address, a frame for another site, a code for a phone, a feed. */
export function ShareDialog({ scene, segment, second, isOpen, onOpenChange }: ShareDialogProps) {
  const [from, setFrom] = useState<Beginning>('start')
  const t = Math.floor(second ?? 0)
  const place = { start: {}, segment: { segment: segment ?? 1 }, second: { t } }[from]
  const address = absolute(paths.scene(scene.id, place))
  const frame = `<iframe src="${attribute(absolute(paths.embed(scene.id)))}" width="640" height="360" title="${attribute(scene.title)}" allow="fullscreen; picture-in-picture" loading="lazy" style="border:0"></iframe>`
  return (
    <Dialog title={shareWords.title} isOpen={isOpen} onOpenChange={onOpenChange}>
      <div className="flex flex-col gap-5">
        <CopyField
          label={shareWords.link}
          value={address}
          copyLabel={shareWords.copyLink}
          done={shareWords.linkCopied}
        />
        {segment !== null && (segment > 1 || t > 0) && (
          <div className="-mt-2 flex flex-col gap-1.5">
            <p aria-hidden="true" className="text-sm text-soft">
              {shareWords.begins}
            </p>
            <ChoiceRow
              label={shareWords.whereBegins}
              value={from}
              choices={[
                { value: 'start', label: shareWords.atStart },
                { value: 'segment', label: shareWords.atSegment({ n: segment }) },
                ...(t > 0 ? [{ value: 'second' as const, label: shareWords.atTime({ time: clock(t) }) }] : []),
              ]}
              onChoose={setFrom}
            />
          </div>
        )}
        {scene.segmentCount > 0 && (
          <CopyField
            label={shareWords.frame}
            value={frame}
            copyLabel={shareWords.copyFrame}
            done={shareWords.frameCopied}
          />
        )}
        <div className="flex flex-wrap items-center gap-5">
          <QrCode text={address} label={shareWords.code({ title: scene.title })} />
          <div className="flex min-w-40 flex-1 flex-col items-start gap-2 text-ui text-soft">
            <p>{shareWords.codeNote}</p>
            <a href={paths.sceneFeed(scene.id)} className="link inline-flex min-h-6 items-center gap-1.5">
              <Rss size={15} aria-hidden="true" /> {shareWords.feed}
            </a>
          </div>
        </div>
      </div>
    </Dialog>
  )
}

function CopyField({
  label,
  value,
  copyLabel,
  done,
}: {
  label: string
  value: string
  copyLabel: string
  done: string
}) {
  const id = useId()
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value)
      toastStore.show(done)
    } catch {
      // Plain http addresses have no clipboard; what is selected can still be copied by hand.
      const field = document.getElementById(id)
      if (field instanceof HTMLInputElement) field.select()
      toastStore.show(shareWords.cannotCopy)
    }
  }
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-ui font-semibold">
        {label}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          readOnly
          dir="ltr"
          value={value}
          onFocus={(event) => event.target.select()}
          className="min-h-10 w-full min-w-0 rounded-sm border border-edge bg-sunken px-3 text-ui text-ink"
        />
        <Button onClick={() => void copy()} aria-label={copyLabel}>
          <Copy size={16} aria-hidden="true" /> {shareWords.copy}
        </Button>
      </div>
    </div>
  )
}
