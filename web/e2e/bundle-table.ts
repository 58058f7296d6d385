// Prints what a first visit to each page loads, from the newest `vite build web`: node web/e2e/bundle-table.ts
import { readManifest, weighPages } from './setup/bundle.ts'

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1)

process.stdout.write('| page | script, kB | style, kB | files |\n|---|--:|--:|--:|\n')
for (const { page, script, style, files } of weighPages(readManifest()))
  process.stdout.write(`| ${page} | ${kilobytes(script)} | ${kilobytes(style)} | ${files} |\n`)
