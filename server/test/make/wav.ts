/** 16-bit mono samples as a WAV file. @param at the wave, -1 to 1, at a second. */
function wav(seconds: number, at: (seconds: number) => number, rate = 22_050): Buffer {
  const count = Math.round(seconds * rate)
  const bytes = Buffer.alloc(44 + count * 2)
  bytes.write('RIFF', 0)
  bytes.writeUInt32LE(36 + count * 2, 4)
  bytes.write('WAVEfmt ', 8)
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(rate, 24)
  bytes.writeUInt32LE(rate * 2, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36)
  bytes.writeUInt32LE(count * 2, 40)
  for (let i = 0; i < count; i++) bytes.writeInt16LE(Math.round(32_767 * at(i / rate)), 44 + i * 2)
  return bytes
}

/** Something like speech: words of a voiced tone, 0.3 s each, with pauses of 0.1 s between. */
export const spokenWords = (count: number, loudness = 0.3): Buffer =>
  wav(count * 0.4 - 0.1, (at) => {
    const inWord = at % 0.4
    return inWord < 0.3
      ? loudness *
          Math.sin(Math.PI * (inWord / 0.3)) *
          Math.sin(2 * Math.PI * 180 * at) *
          (0.6 + 0.4 * Math.sin(2 * Math.PI * 700 * at))
      : 0
  })
