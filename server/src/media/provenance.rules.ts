import type { Manifest } from './manifest.ts'

type Provenance = Manifest['provenance']

/** What the IPTC calls where a picture comes from; its terms are addresses (IPTC NewsCodes, digital source type). */
const SOURCE_TYPES = 'http://cv.iptc.org/newscodes/digitalsourcetype'

/**
 * A model's pictures are `trainedAlgorithmicMedia`; the animatic is drawn by rules that learned from nobody's pictures,
 * which is `algorithmicMedia`.
 */
const sourceTypeOf = ({ generated }: Provenance) => (generated ? 'trainedAlgorithmicMedia' : 'algorithmicMedia')

/** The words a person reads in the properties of the file: pictures, script and voice, each by itself. */
export function provenanceComment(provenance: Provenance): string {
  const { generated, model, provider, script, voice } = provenance
  const pictures = generated
    ? `AI-generated pictures (digitalSourceType: ${sourceTypeOf(provenance)}) by ${model} through ${provider}.`
    : `Pictures drawn by ${model}, not AI-generated (digitalSourceType: ${sourceTypeOf(provenance)}).`
  return [
    pictures,
    ...(script === undefined
      ? []
      : [
          script.provider === 'local'
            ? 'Script made from a person’s text by rules, without a language model.'
            : `Script made from a person’s text by the language model ${script.model}.`,
        ]),
    ...(voice === undefined ? [] : [`Captions read out by a synthetic voice: ${voice.model} (${voice.provider}).`]),
  ].join(' ')
}

/** The same for machines: an XMP packet with IPTC's digital source type and, for a model's pictures, which one it was. */
export function provenanceXmp(provenance: Provenance): string {
  const { generated, model, provider, promptHash } = provenance
  const attributes = {
    'Iptc4xmpExt:DigitalSourceType': `${SOURCE_TYPES}/${sourceTypeOf(provenance)}`,
    'xmp:CreatorTool': generated ? 'Skein' : `Skein ${model}`,
    ...(generated && { 'Iptc4xmpExt:AISystemUsed': `${model} (${provider})` }),
    ...(promptHash !== undefined && { 'Iptc4xmpExt:AIPromptInformation': `sha256:${promptHash}` }),
  }
  const written = Object.entries(attributes).map(([name, value]) => `   ${name}="${escapeXml(value)}"`)
  return [
    '<?xpacket begin="\u{feff}" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    ' <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '  <rdf:Description rdf:about=""',
    '   xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
    '   xmlns:dc="http://purl.org/dc/elements/1.1/"',
    '   xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"',
    `${written.join('\n')}>`,
    `   <dc:description><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(provenanceComment(provenance))}</rdf:li></rdf:Alt></dc:description>`,
    '  </rdf:Description>',
    ' </rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n')
}

/** Model names are settings, and settings are free text. */
function escapeXml(text: string): string {
  return text
    .replaceAll(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
