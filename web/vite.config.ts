import { join } from 'node:path'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig, loadEnv } from 'vite'
import { compileMessages } from './build/compile-messages.ts'
import { withoutSchemas } from './build/without-schemas.ts'

export default defineConfig(({ mode }) => {
  const api = loadEnv(mode, process.cwd(), 'SKEIN_').SKEIN_API_URL ?? 'http://127.0.0.1:4747'
  // The server compares Origin with Host, so the proxy must present itself as the API's own origin.
  const proxied = { target: api, changeOrigin: true, headers: { origin: api } }
  return {
    root: import.meta.dirname,
    plugins: [compileMessages(), react(), tailwindcss(), withoutSchemas()],
    server: { proxy: { '/api': proxied, '/media': proxied, '/feeds': proxied, '/oembed': proxied } },
    build: {
      outDir: 'dist',
      emptyOutDir: true,
      sourcemap: false,
      target: ['chrome123', 'firefox120', 'safari17.5'],
      assetsInlineLimit: 0,
      manifest: true,
      rolldownOptions: {
        input: { app: join(import.meta.dirname, 'index.html'), embed: join(import.meta.dirname, 'embed.html') },
        output: {
          codeSplitting: {
            // The libraries every page needs come in one file: each more costs a slow line a round trip.
            groups: [{ name: 'libraries', tags: ['$initial'], test: /node_modules/ }],
          },
        },
      },
    },
  }
})
