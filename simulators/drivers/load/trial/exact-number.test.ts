// What k6 writes of numbers, read by Node: Node alone writes every number right, so k6 itself is asked.
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openStream } from '../../../../scenarios/sampling/stream.ts';
import { testAttempt, testStep } from '../../../store/test-attempt.fixture.ts';
import { decodeTrialLine, type LivedAttempt } from './attempt-line.ts';
import { exactFromJson, exactJson, exactText } from './exact-number.ts';
import { findK6 } from '../../../programs/k6/find-k6.ts';
import { TrialLedger } from './trial-ledger.ts';

const k6 = await findK6(process.env);
if (k6 === undefined) process.stderr.write('exact-number: no k6 here; npm test brings one where it can\n');

/** k6 2.2.0 writes another number for each; the first was a due time. */
const known = [
  8200.006744643099, 1128.7546196588669, 14925.339643657439, 8834.1976686830385, 10392.331932924079, 1745.2012377310689,
];
const stream = openStream({ seed: 1, purpose: 'test/exact-number' });
/** Due times of trials of the capacity search, ms. */
const dueTimes = [...known, ...Array.from({ length: 20_000 }, () => 15_000 * stream.uniform())];

/** An attempt in which every number that may be a fraction is this one. */
function attemptAt(value: number): LivedAttempt {
  const measured = {
    navigationMs: value,
    serverMs: value,
    ceremonyMs: value,
    renderingMs: value,
    overheadMs: value,
  };
  const step = testStep({ measured, measuredMs: 4 * value, modelledMs: value, plantedMs: value });
  return {
    order: 0,
    drawIndex: 0,
    startsAtMs: value,
    correlationId: 'x',
    dueMs: value,
    begunMs: value,
    endedMs: value,
    course: { outcome: { kind: 'succeeded' }, fellBack: false, endedAtMs: value, steps: [step] },
  };
}
const lifeAt = (value: number) => testAttempt({ measuredMs: value, modelledMs: value, overheadMs: value });

async function linesOfK6(program: string): Promise<string[]> {
  const folder = mkdtempSync(join(tmpdir(), 'exact-number-'));
  try {
    const [script, told] = [join(folder, 'script.js'), join(folder, 'told')];
    const values = { dueTimes, attempts: known.map(attemptAt), lives: known.map(lifeAt) };
    writeFileSync(join(folder, 'values.json'), JSON.stringify(values));
    const lines = JSON.stringify(fileURLToPath(new URL('attempt-line.ts', import.meta.url)));
    const contents = `
      import { encodeAttempt, encodeDropped, encodeLife } from ${lines};
      const { dueTimes, attempts, lives } = JSON.parse(open('./values.json'));
      export default function () {
        dueTimes.forEach((dueMs, order) => console.log(encodeDropped(order, dueMs)));
        attempts.forEach((attempt) => console.log(encodeAttempt(attempt)));
        lives.forEach((life) => console.log(encodeLife(life)));
      }`;
    await build({
      stdin: { contents, resolveDir: folder },
      bundle: true,
      format: 'esm',
      outfile: script,
      logLevel: 'silent',
    });
    const args = ['--quiet', '--no-usage-report', '--summary-mode=disabled', '--log-format=raw'];
    await promisify(execFile)(program, ['run', ...args, `--console-output=${told}`, script], { timeout: 60_000 });
    return readFileSync(told, 'utf8').trimEnd().split('\n');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe.runIf(k6 !== undefined)('what k6 tells', () => {
  it('has each number to the last bit: the ledger knows every due time again', async () => {
    const read = (await linesOfK6(k6?.path ?? '')).map(decodeTrialLine);
    const ledger = new TrialLedger(dueTimes);
    for (const line of read) if (line.kind === 'dropped') ledger.enter(line.order, 'dropped', line.dueMs);
    expect(ledger.problem).toBeUndefined();
    expect(read.flatMap((line) => (line.kind === 'attempt' ? [line.attempt] : []))).toEqual(known.map(attemptAt));
    expect(read.flatMap((line) => (line.kind === 'life' ? [line.attempt] : []))).toEqual(known.map(lifeAt));
  }, 60_000);
});

describe('an exact number', () => {
  const numbers = fc.double({ noNaN: true, noDefaultInfinity: true }).filter((value) => !Object.is(value, -0));

  it('comes back from text', () => {
    fc.assert(
      fc.property(numbers, (value) => {
        expect(Number(exactText(value))).toBe(value);
      }),
    );
  });

  it('comes back from JSON among anything else, also where it was written at length', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(numbers, fc.string(), fc.constant(null))), (values) => {
        expect(exactFromJson(exactJson({ values }))).toEqual({ values });
      }),
    );
    expect(exactFromJson('{"a":[{"~":"8200.0067446430985"},{"b":"~"}]}')).toEqual({
      a: [8200.006744643099, { b: '~' }],
    });
  });
});
