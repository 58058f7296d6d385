import type { Shot } from '@skein/contract/script'
import type { VideoRequest } from '#providers/video/video.port.ts'
import { lookAt, viewAt } from './camera.ts'
import { blended, linear, type Pen } from './pen/canvas.ts'
import { css } from './pen/colour.ts'
import { buildPlace } from './places/build-place.ts'
import { settingOf } from './setting.ts'
import { FRAME } from './world.ts'

export interface ShotPainter {
  readonly castCount: number
  /** @param seconds since the shot began; negative while it melts in. @param progress 0 to 1 over the shot with its melts. */
  draw(pen: Pen, seconds: number, progress: number): void
}

/** Builds a shot's place once and draws its moments. `clearBelowY` is where the caption begins. */
export function createShotPainter(request: VideoRequest, shot: Shot, index: number, _clearBelowY: number): ShotPainter {
  const setting = settingOf(request.sceneId, shot)
  const stage = buildPlace(setting)
  const { palette } = setting
  const items = [
    ...stage.layers.map((layer) => ({
      depth: layer.depth,
      draw: (pen: Pen, seconds: number) => pen.drawImage(layer.picture, layer.x + layer.drift * seconds, layer.y),
    })),
    ...stage.motions,
  ].toSorted((a, b) => a.depth - b.depth)

  return {
    castCount: shot.cast.length,
    draw: (pen, seconds, progress) => {
      const view = viewAt(shot.camera.move, progress, index)
      pen.imageSmoothingQuality = 'low'
      for (const item of items) {
        pen.save()
        lookAt(pen, view, item.depth)
        item.draw(pen, seconds)
        pen.restore()
      }
      // Cool shadows, warm light: one grade holds the layers together.
      blended(pen, 'soft-light', () => {
        pen.fillStyle = linear(
          pen,
          [0, 0],
          [0, FRAME.height],
          [
            [0, css(palette.sky[0], 0.36)],
            [0.6, css(palette.light, 0.18)],
            [1, css(palette.shadow, 0.4)],
          ],
        )
        pen.fillRect(0, 0, FRAME.width, FRAME.height)
      })
    },
  }
}
