/** How captions look on this device. */
export interface CaptionStyle {
  size: 'small' | 'medium' | 'large' | 'huge'
  colour: 'white' | 'yellow' | 'cyan' | 'green'
  background: 'solid' | 'shade' | 'outline'
}

export const CAPTION_SIZES = ['small', 'medium', 'large', 'huge'] as const
export const CAPTION_COLOURS = ['white', 'yellow', 'cyan', 'green'] as const
export const CAPTION_BACKGROUNDS = ['solid', 'shade', 'outline'] as const
export const CAPTION_STYLE: CaptionStyle = { size: 'medium', colour: 'white', background: 'solid' }

const choose = <Value>(choices: readonly Value[], kept: unknown, otherwise: Value): Value =>
  choices.find((value) => value === kept) ?? otherwise

/** A style out of what a device kept; whatever is no choice of ours is the default. */
export function readCaptionStyle(kept: unknown): CaptionStyle {
  const of = (name: keyof CaptionStyle): unknown =>
    typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : undefined
  return {
    size: choose(CAPTION_SIZES, of('size'), CAPTION_STYLE.size),
    colour: choose(CAPTION_COLOURS, of('colour'), CAPTION_STYLE.colour),
    background: choose(CAPTION_BACKGROUNDS, of('background'), CAPTION_STYLE.background),
  }
}

const SIZES: Record<CaptionStyle['size'], string> = {
  small: 'text-[clamp(0.8125rem,1.6cqw,1.0625rem)]',
  medium: 'text-[clamp(0.9375rem,2.1cqw,1.375rem)]',
  large: 'text-[clamp(1.125rem,2.8cqw,1.875rem)]',
  huge: 'text-[clamp(1.375rem,3.8cqw,2.75rem)]',
}
const COLOURS: Record<CaptionStyle['colour'], string> = {
  white: 'text-white',
  yellow: 'text-[#ffe45c]',
  cyan: 'text-[#7ceaff]',
  green: 'text-[#93f59a]',
}
const BACKGROUNDS: Record<CaptionStyle['background'], string> = {
  solid: 'bg-black',
  shade: 'bg-black/65',
  // Four hard shadows and a soft one: an outline that every browser draws, legible on any picture.
  outline: '[text-shadow:1px_1px_0_#000,-1px_1px_0_#000,1px_-1px_0_#000,-1px_-1px_0_#000,0_0_6px_#000]',
}

export const captionClass = ({ size, colour, background }: CaptionStyle): string =>
  `${SIZES[size]} ${COLOURS[colour]} ${BACKGROUNDS[background]}`
