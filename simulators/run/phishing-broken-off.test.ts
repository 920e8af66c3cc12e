// A phishing drill in virtual time whose program is killed among those lived beside its people: nothing is lost, nothing doubled, and it ends as if
// nothing had happened, the people of the run alike among the many.
import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { parse } from 'yaml';
import { phishingLayers } from '../../scenarios/measures/phishing-layers.ts';
import { endPrograms, someStretches, startRun } from './program-bench.fixture.ts';
import { newRunPath } from './run-bench.fixture.ts';

const quiet = { NO_COLOR: '1' };
const layersOf = (path: string) => {
  const {
    run: _,
    seconds: __,
    ...lived
  } = phishingLayers.parse(JSON.parse(readFileSync(join(path, 'phishing.json'), 'utf8')));
  return lived;
};

/** The shipped drill, of so many beside its people that it can be broken off among them. */
function writeDrill(): string {
  const shipped = parse(readFileSync('scenarios/phishing-drill.yaml', 'utf8')) as { readonly phishing: object };
  const file = join(mkdtempSync(join(tmpdir(), 'phishing-')), 'drill.yaml');
  const phishing = { ...shipped.phishing, many: { users: 12_000 } };
  writeFileSync(file, JSON.stringify({ ...shipped, driver: 'virtual', phishing }));
  return file;
}

afterEach(endPrograms);

it('ends with the same people beside it as a drill that nobody killed', async () => {
  const file = writeDrill();
  const path = newRunPath();
  const first = startRun([file, '--out', path], quiet);
  await someStretches(join(path, 'phishing-stretches.ndjson'), first);
  process.kill(first.processId, 'SIGKILL');
  await first.ended;
  expect(existsSync(join(path, 'phishing.json'))).toBe(false);

  const second = startRun(['--resume', path], quiet);
  expect(await second.ended).toEqual({ code: 0, signal: null });
  expect(existsSync(join(path, 'phishing-stretches.ndjson'))).toBe(false);
  expect(layersOf(path).alike).toMatchObject({ differing: 0, void: 0 });

  const unbroken = newRunPath();
  expect(await startRun([file, '--out', unbroken], quiet).ended).toEqual({ code: 0, signal: null });
  expect(layersOf(path)).toEqual(layersOf(unbroken));
}, 300_000);
