import { describe, expect, it } from 'vitest'
import { countPlaywright, countVitest, judgeStage, lastLine, sumCounts } from './test-counts.mjs'

describe('the counts of npm test', () => {
  it('counts a file that did not load as a failure', () => {
    const report = {
      numPassedTests: 3,
      numFailedTests: 1,
      numPendingTests: 2,
      testResults: [
        { status: 'failed', assertionResults: [] },
        { status: 'failed', assertionResults: [{ status: 'failed' }] },
        { status: 'passed', assertionResults: [{ status: 'passed' }] },
      ],
    }
    expect(countVitest(report)).toEqual({ passed: 3, failed: 2, skipped: 2 })
  })

  it('counts a flaky end-to-end test and a global error as failures', () => {
    const stats = { expected: 5, unexpected: 1, flaky: 1, skipped: 2 }
    expect(countPlaywright({ stats, errors: ['x'] })).toEqual({ passed: 5, failed: 3, skipped: 2 })
  })

  it('fails a stage without a report, and one in which nothing ran', () => {
    expect(judgeStage(undefined, 0).failed).toBe(1)
    expect(judgeStage({ passed: 0, failed: 0, skipped: 4 }, 0)).toEqual({
      passed: 0,
      failed: 1,
      skipped: 4,
    })
  })

  it('fails a stage that ended badly although its tests passed', () => {
    expect(judgeStage({ passed: 9, failed: 0, skipped: 0 }, 1).failed).toBe(1)
    expect(judgeStage({ passed: 9, failed: 2, skipped: 0 }, 1).failed).toBe(2)
    expect(judgeStage({ passed: 9, failed: 0, skipped: 0 }, 0).failed).toBe(0)
  })

  it('ends with one line in a fixed form', () => {
    const all = [
      { passed: 1, failed: 0, skipped: 0 },
      { passed: 2, failed: 1, skipped: 0 },
    ]
    expect(lastLine(sumCounts(all))).toBe('3 passed, 1 failed')
    expect(lastLine({ passed: 3, failed: 0, skipped: 1 })).toBe('3 passed, 0 failed, 1 skipped')
  })
})
