import { writeFile } from 'node:fs/promises'
import type { EncodedPacket } from 'mediabunny'

/** AAC-LC packets, 48 kHz stereo, as a file that decoders read from its first packet to its last without a break. */
export async function writeAdts(file: string, packets: readonly EncodedPacket[]): Promise<void> {
  const parts = packets.flatMap(({ data }) => {
    const size = data.length + 7
    const header = [0xff, 0xf1, 0x4c, 0x80 | (size >> 11), (size >> 3) & 0xff, ((size & 7) << 5) | 0x1f, 0xfc]
    return [Uint8Array.from(header), data]
  })
  await writeFile(file, Buffer.concat(parts))
}
