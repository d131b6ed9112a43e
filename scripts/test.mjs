// `npm test`: every check and every test. One failing stage does not hide the later ones, and the last line holds the sums.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endChildrenOnSignals, run } from './process-group.mjs'
import { canInstall, describeMissing, prepareSystem } from './system.mjs'
import { countPlaywright, countVitest, judgeStage, lastLine, sumCounts } from './test-counts.mjs'

/** @typedef {import('./test-counts.mjs').Counts} Counts */

endChildrenOnSignals()
const reports = mkdtempSync(join(tmpdir(), 'tyqw-reports-'))
const strict = process.env.CI === 'true'

/** @type {{ name: string, seconds: number, counts: Counts }[]} */
const results = []
/** @type {string[]} */
const notes = []

const missing = await prepareSystem()
for (const need of missing) notes.push(describeMissing(need, { canInstall: canInstall() }))
const missingRequired = missing.filter((need) => need.required)
if (missingRequired.length > 0) {
  const count = missingRequired.length
  const counts = { passed: 0, failed: strict ? count : 0, skipped: strict ? 0 : count }
  results.push({ name: 'system', seconds: 0, counts })
}
const hasBrowser = !missing.some((need) => need.name === 'Chromium')

await check('types', 'vue-tsc', ['--noEmit', '-p', 'tsconfig.json'])
await check('oxlint', 'oxlint', ['--deny-warnings'])
await check('eslint', 'eslint', ['--max-warnings', '0', '.'])
await check('format', 'prettier', ['--check', '--log-level', 'warn', '.'])
// Without a browser much of ui is not run, and its coverage says nothing.
const unit = ['core', 'core-dom', 'node', 'ui']
if (hasBrowser) await vitest('unit', [...unit, 'browser'], ['--coverage'])
else await vitest('unit', unit)
await check('build', process.execPath, ['scripts/pnpm.mjs', 'run', 'build'])
await vitest('packages', ['packages'])
await check('docs build', process.execPath, ['scripts/pnpm.mjs', 'run', 'docs:build'])
await vitest('docs', ['docs'])
if (hasBrowser) await playwright()

rmSync(reports, { recursive: true, force: true })
printResults()

/**
 * A command that passes or fails as a whole.
 * @param {string} name
 * @param {string} command
 * @param {string[]} args
 */
async function check(name, command, args) {
  await stage(name, async () => {
    const failed = (await run(command, args)) === 0 ? 0 : 1
    return { passed: 1 - failed, failed, skipped: 0 }
  })
}

/**
 * @param {string} name
 * @param {string[]} projects
 * @param {string[]} options
 */
async function vitest(name, projects, options = []) {
  await stage(name, async () => {
    const file = join(reports, `${name}.json`)
    const exitCode = await run('vitest', [
      'run',
      ...projects.flatMap((project) => ['--project', project]),
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${file}`,
      ...options,
    ])
    const report = readReport(file)
    return judgeStage(report && countVitest(report), exitCode)
  })
}

async function playwright() {
  await stage('e2e', async () => {
    const file = join(reports, 'e2e.json')
    const exitCode = await run(
      'playwright',
      ['test', '--config', 'playground/playwright.config.ts', '--reporter=list,json'],
      { PLAYWRIGHT_JSON_OUTPUT_FILE: file },
    )
    const report = readReport(file)
    return judgeStage(report && countPlaywright(report), exitCode)
  })
}

/**
 * @param {string} name
 * @param {() => Promise<Counts>} work
 */
async function stage(name, work) {
  console.log(`\n── ${name} ──`)
  const start = Date.now()
  const counts = await work()
  results.push({ name, seconds: (Date.now() - start) / 1000, counts })
}

/** @param {string} file */
function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

function printResults() {
  console.log('')
  for (const { name, seconds, counts } of results) {
    const mark = counts.failed > 0 ? '✗' : '✓'
    console.log(`${mark} ${name.padEnd(12)} ${lastLine(counts)} (${seconds.toFixed(0)} s)`)
  }
  const sum = sumCounts(results.map(({ counts }) => counts))
  for (const note of notes) console.log(note)
  console.log(lastLine(sum))
  process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0
}
