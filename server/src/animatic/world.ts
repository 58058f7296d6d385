/** The picture a viewer sees. */
export const FRAME = { width: 1280, height: 720 } as const
/** Drawn beyond the frame on each side, for the camera to move into. */
export const OVERSCAN = { x: 220, y: 110 } as const
/** A place is drawn in this space; the frame's top left corner is at (OVERSCAN.x, OVERSCAN.y). */
export const WORLD = { width: FRAME.width + 2 * OVERSCAN.x, height: FRAME.height + 2 * OVERSCAN.y } as const
export const acrossFrame = (share: number): number => OVERSCAN.x + FRAME.width * share
export const downFrame = (share: number): number => OVERSCAN.y + FRAME.height * share
