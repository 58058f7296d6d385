import { ProviderFailure } from '#platform/failure.ts'
import type { OutboundPolicy } from '#platform/outbound/address.rules.ts'
import {
  DownloadFailure,
  type DownloadedFile,
  downloadFile,
  type DownloadLimits,
} from '#platform/outbound/download-file.ts'
import { OutboundRefused } from '#platform/outbound/pinned-request.ts'
import type { VideoModel } from '../catalog/video-catalog.ts'
import type { FilmAddress } from './video-protocol.ts'

/**
 * Where a model's films may lie: on any public host, and where the operator said so. A base address that is private or
 * unusual by itself says so too.
 */
export function fetchPolicy({ baseUrl, fileHosts = [] }: Pick<VideoModel, 'baseUrl' | 'fileHosts'>): OutboundPolicy {
  const base = new URL(baseUrl)
  const isOrdinary = base.protocol === 'https:' && base.port === ''
  const own = base.port === '' ? `${base.hostname}:80` : base.host
  return { allowedHosts: isOrdinary ? fileHosts : [own, ...fileHosts] }
}

/** Downloads a finished film. @throws ProviderFailure; the order stands whatever it says. */
export async function fetchFilm(
  { url, headers }: FilmAddress,
  file: string,
  options: { readonly policy: OutboundPolicy; readonly signal: AbortSignal; readonly limits?: DownloadLimits },
): Promise<DownloadedFile> {
  try {
    return await downloadFile(url, file, { ...options, headers })
  } catch (error) {
    if (options.signal.aborted)
      throw new ProviderFailure('cancelled', 'The download was cancelled.', { retry: 'never', cause: error })
    if (error instanceof OutboundRefused)
      throw new ProviderFailure(
        'bad_output',
        `The film is not fetched from where it is said to lie: ${error.message}.`,
        {
          retry: 'never',
          cause: error,
        },
      )
    if (error instanceof DownloadFailure) throw failureOf(error)
    throw error
  }
}

function failureOf(cause: DownloadFailure): ProviderFailure {
  const { http, reason } = cause
  const message = `The film could not be fetched: ${cause.message}.`
  const after = { retry: 'after', http, cause } as const
  if (reason === 'too_large') return new ProviderFailure('bad_output', message, { retry: 'never', cause })
  if (reason === 'too_slow') return new ProviderFailure('timeout', message, after)
  if (reason === 'redirects') return new ProviderFailure('bad_output', message, after)
  if (http === undefined) return new ProviderFailure('network', message, after)
  if (http === 401) return new ProviderFailure('auth', message, after)
  // Signed addresses that have run out answer 403; asking for the status again may bring a fresh one.
  if (http === 403 || http === 410) return new ProviderFailure('expired', message, after)
  if (http === 404) return new ProviderFailure('not_found', message, after)
  return new ProviderFailure(http === 429 ? 'rate_limited' : 'provider', message, after)
}
