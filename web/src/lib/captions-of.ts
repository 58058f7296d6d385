/** The words of a whole scene, timed as its playlist is: they lie beside it. */
export const captionsOf = (playlist: string): string => playlist.replace(/[^/?]+(?=\?|$)/, 'captions.vtt')
