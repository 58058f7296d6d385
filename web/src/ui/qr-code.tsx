import qrcode from 'qrcode-generator'
import { useMemo } from 'react'

/** Modules of white around the code, as ISO/IEC 18004 asks for. */
const QUIET = 4

/** A QR code of a text, dark on white in both themes: many cameras read no other. */
export function QrCode({ text, label }: { text: string; label: string }) {
  const { size, path } = useMemo(() => drawn(text), [text])
  const side = size + 2 * QUIET
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${side} ${side}`}
      shapeRendering="crispEdges"
      className="size-36 rounded-sm bg-white"
    >
      <path d={path} transform={`translate(${QUIET} ${QUIET})`} className="fill-black" />
    </svg>
  )
}

function drawn(text: string): { size: number; path: string } {
  const code = qrcode(0, 'M')
  code.addData(text)
  code.make()
  const size = code.getModuleCount()
  let path = ''
  for (let row = 0; row < size; row++)
    for (let column = 0; column < size; column++) if (code.isDark(row, column)) path += `M${column} ${row}h1v1h-1z`
  return { size, path }
}
