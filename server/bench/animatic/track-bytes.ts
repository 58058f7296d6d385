import { ALL_FORMATS, EncodedPacketSink, FilePathSource, Input, type InputTrack } from 'mediabunny'

async function bytesOf(track: InputTrack | null): Promise<number> {
  let bytes = 0
  if (track !== null) for await (const packet of new EncodedPacketSink(track).packets()) bytes += packet.byteLength
  return bytes
}

/** What pictures and sound take in a file, without the container. */
export async function trackBytes(file: string): Promise<{ readonly video: number; readonly audio: number }> {
  using input = new Input({ source: new FilePathSource(file), formats: ALL_FORMATS })
  return {
    video: await bytesOf(await input.getPrimaryVideoTrack()),
    audio: await bytesOf(await input.getPrimaryAudioTrack()),
  }
}
