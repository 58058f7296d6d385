import { describe, expect, it } from 'vitest'
import { keepPlayerSettings, readPlayerSettings } from './player-settings.ts'
import { CAPTION_STYLE, readCaptionStyle } from './caption-style.ts'

describe('the look of captions', () => {
  it('is kept on the device', () => {
    const captions = { size: 'huge', colour: 'yellow', background: 'outline' } as const
    keepPlayerSettings({ ...readPlayerSettings(), captions })
    expect(readPlayerSettings().captions).toEqual(captions)
  })

  it('is the default where a device kept nonsense', () => {
    for (const kept of [undefined, null, 7, 'x', { size: 'vast', colour: '__proto__', background: {} }])
      expect(readCaptionStyle(kept)).toEqual(CAPTION_STYLE)
  })
})
