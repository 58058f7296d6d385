/** How captions look on this device. */
export interface CaptionStyle {
  size: 'small' | 'medium' | 'large' | 'huge'
  colour: 'white' | 'yellow' | 'cyan' | 'green'
  background: 'solid' | 'shade' | 'outline'
}

interface Choice<Value> {
  value: Value
  label: string
}

export const CAPTION_SIZES: readonly Choice<CaptionStyle['size']>[] = [
  { value: 'small', label: 'Small' },
  { value: 'medium', label: 'Medium' },
  { value: 'large', label: 'Large' },
  { value: 'huge', label: 'Very large' },
]
export const CAPTION_COLOURS: readonly Choice<CaptionStyle['colour']>[] = [
  { value: 'white', label: 'White' },
  { value: 'yellow', label: 'Yellow' },
  { value: 'cyan', label: 'Cyan' },
  { value: 'green', label: 'Green' },
]
export const CAPTION_BACKGROUNDS: readonly Choice<CaptionStyle['background']>[] = [
  { value: 'solid', label: 'Black' },
  { value: 'shade', label: 'See-through' },
  { value: 'outline', label: 'None' },
]
// Opaque, because the animatic already shows words in the picture and two layers of words cannot be read.
export const CAPTION_STYLE: CaptionStyle = { size: 'medium', colour: 'white', background: 'solid' }

const choose = <Value>(choices: readonly Choice<Value>[], kept: unknown, otherwise: Value): Value =>
  choices.find(({ value }) => value === kept)?.value ?? otherwise

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
