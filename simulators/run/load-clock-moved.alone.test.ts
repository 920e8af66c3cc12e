// k6 knows no clock but the machine's wall clock. A trial during which that was moved measured nothing: it is cut short, and lived again.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { loadRecord } from '../../scenarios/schema/load-trial.ts';
import { findK6, type FoundK6 } from '../programs/k6/find-k6.ts';
import { newRunPath, runInK6, writeScenario } from './run-bench.fixture.ts';

const k6 = await findK6(process.env);
if (k6 === undefined) process.stderr.write('load-clock-moved: no k6 here; npm test brings one where it can\n');

const scenarioFile = writeScenario({
  users: 20,
  driver: 'load',
  design: 'parallel',
  arms: ['passkey'],
  load: { leadIn: '1 s', arrivals: { shape: 'steady', rate: '10/s', for: '4 s' } },
});
const recordOf = (path: string) => loadRecord.parse(JSON.parse(readFileSync(join(path, 'trials.json'), 'utf8')));

afterEach(() => vi.restoreAllMocks());

describe.runIf(k6 !== undefined)('a clock that is moved during a trial', () => {
  it.each([
    [3_600_000, 'forward'],
    [-3_600_000, 'back'],
  ])(
    'by %d ms cuts it short and fails the run, which can be gone on with',
    async (stepMs, direction) => {
      const path = newRunPath();
      const program = k6 as FoundK6;
      const realNow = Date.now;
      let moved = false;
      vi.spyOn(Date, 'now').mockImplementation(() => realNow() + (moved ? stepMs : 0));
      const { end } = await runInK6(scenarioFile, {
        k6: program,
        path,
        onProgress: ({ elapsedMs }) => (moved ||= elapsedMs > 1_500),
      });
      expect(end.manifest.state).toBe('failed');
      expect(end.manifest.epochs.at(-1)?.reason).toMatch(
        new RegExp(
          `^trial passkey-profile ended before its time, after \\d s: the clock of this machine, by which k6 measures, went ${direction} by 3600 s`,
        ),
      );
      const { trials } = recordOf(path);
      expect(trials).toMatchObject([{ id: 'passkey-profile', cutShort: { code: 'clock-moved' } }]);
      // Told in monotonic time: in the middle of the trial, not an hour away.
      expect(trials[0]?.cutShort?.atMs).toBeGreaterThan(1_500);
      expect(trials[0]?.cutShort?.atMs).toBeLessThan(5_000);
      vi.restoreAllMocks();
      const again = await runInK6(scenarioFile, { k6: program, path, resume: true });
      expect(again.end.manifest.state).toBe('completed');
      expect(recordOf(path).trials).toMatchObject([{ id: 'passkey-profile', due: again.end.summary.attempts }]);
    },
    120_000,
  );
});
