import { describe, expect, it } from 'vitest'
import { isPublicAddress, refusalOf } from './address.rules.ts'

const nobody = { allowedHosts: [] }

describe('an address of a file somebody else names', () => {
  it.each([
    'https://127.0.0.1/a',
    'https://127.1/a',
    'https://127.0.1/a',
    'https://2130706433/a',
    'https://0x7f000001/a',
    'https://0x7f.0.0.1/a',
    'https://0177.0.0.1/a',
    'https://017700000001/a',
    'https://127.0.0.1./a',
    'https://①②⑦.0.0.1/a',
    'https://127。0。0。1/a',
    'https://%31%32%37.0.0.1/a',
    'https://[::1]/a',
    'https://[::]/a',
    'https://[::ffff:127.0.0.1]/a',
    'https://[::ffff:7f00:1]/a',
    'https://[64:ff9b::127.0.0.1]/a',
    'https://[2002:7f00:1::]/a',
    'https://[fe80::1]/a',
    'https://[fd00::1]/a',
    'https://0.0.0.0/a',
    'https://10.0.0.1/a',
    'https://172.16.0.1/a',
    'https://192.168.1.1/a',
    'https://100.64.0.1/a',
    'https://169.254.169.254/latest/meta-data',
    'https://224.0.0.1/a',
    'https://255.255.255.255/a',
    'http://example.org/a',
    'https://example.org:8443/a',
    'https://example.org:22/a',
    'https://user@example.org/a',
    'https://user:secret@example.org/a',
    'file:///etc/passwd',
    'gopher://example.org/a',
    'ftp://example.org/a',
    'data:video/mp4;base64,AAAA',
  ])('is refused when it is %s', (address) => {
    expect(refusalOf(new URL(address), nobody)).not.toBeNull()
  })

  it.each(['https://example.org/a', 'https://93.184.215.14/a', 'https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/a'])(
    'is fetched when it is %s',
    (address) => {
      expect(refusalOf(new URL(address), nobody)).toBeNull()
    },
  )

  it('may be private, plain and on any port where the operator names the host, and nowhere near', () => {
    const policy = { allowedHosts: ['gpu-1.lan:8000', 'films.lan', '[fd00::7]:9000', 'box.lan:80'] }
    const isRefused = (address: string) => refusalOf(new URL(address), policy) !== null
    for (const fine of [
      'http://gpu-1.lan:8000/a',
      'http://films.lan:1234/a',
      'http://[fd00::7]:9000/a',
      'http://box.lan/a',
    ])
      expect(isRefused(fine), fine).toBe(false)
    for (const near of [
      'http://gpu-1.lan:8001/a',
      'http://gpu-1.lan/a',
      'http://evil-gpu-1.lan:8000/a',
      'http://gpu-1.lan.evil.org:8000/a',
      'http://films.lan.evil.org/a',
      'http://[fd00::8]:9000/a',
      'http://box.lan:81/a',
      'http://gpu-1.lan:8000@evil.org/a',
    ])
      expect(isRefused(near), near).toBe(true)
  })
})

it('takes no text for a public address that is none', () => {
  for (const text of ['', 'localhost', '1.2.3.4.5', '::g', 'fe80::1%eth0']) expect(isPublicAddress(text)).toBe(false)
})
