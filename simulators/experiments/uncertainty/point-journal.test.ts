// Points that survive a kill: what was lived is known again, a cut or foreign line is lived again, and points of other grounds are not taken.
import { appendFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { LivedPoint } from './live-point.ts';
import { PointJournal } from './point-journal.ts';

const grounds = { version: '1', scenarioHash: 'a', machineTime: 'b' };
const point = (at: LivedPoint['at'], users = 100): LivedPoint => ({
  at,
  users,
  attempts: 313,
  figures: { 'success-per-need/passkey': { value: 1 / 3, monteCarloSe: 0.1 } },
});

let folder: string;
let path: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'points-'));
  path = join(folder, 'points.ndjson');
});
afterEach(() => rmSync(folder, { recursive: true }));

it('knows what an earlier start lived, bit by bit, whatever the order of its coordinates', () => {
  const first = new PointJournal(path, grounds);
  const lived = point({ patience: -1.2815515655446004, 'password-mistyped': 0.1 + 0.2 });
  first.append(lived);
  first.append(point({}, 20_000));
  first.close();
  const again = new PointJournal(path, grounds);
  expect(again.known({ at: { 'password-mistyped': 0.1 + 0.2, patience: -1.2815515655446004 }, users: 100 })).toEqual(
    lived,
  );
  expect(again.known({ at: {}, users: 20_000 })).toEqual(point({}, 20_000));
  for (const unknown of [
    { at: {}, users: 100 },
    { at: { patience: -1.2815515655446004 }, users: 100 },
  ])
    expect(again.known(unknown)).toBeUndefined();
  again.close();
});

it.each(['{"at":{"patience":1},"users":100,"figu', '{"at":{"patience":1}}\n', 'not JSON\n'])(
  'takes no half of a line, and goes on behind it: %j',
  (cut) => {
    const first = new PointJournal(path, grounds);
    first.append(point({ patience: 2 }));
    first.close();
    appendFileSync(path, cut);
    const again = new PointJournal(path, grounds);
    expect(again.known({ at: { patience: 1 }, users: 100 })).toBeUndefined();
    expect(again.known({ at: { patience: 2 }, users: 100 })).toBeDefined();
    again.append(point({ patience: 1 }));
    again.close();
    const last = new PointJournal(path, grounds);
    expect(last.known({ at: { patience: 1 }, users: 100 })).toEqual(point({ patience: 1 }));
    last.close();
  },
);

it.each([{ version: '2' }, { scenarioHash: 'other' }, { machineTime: 'other' }])(
  'begins anew where points depend on something else: %j',
  (changed) => {
    const first = new PointJournal(path, grounds);
    first.append(point({}));
    first.close();
    const other = new PointJournal(path, { ...grounds, ...changed });
    expect(other.known({ at: {}, users: 100 })).toBeUndefined();
    other.close();
    expect(readFileSync(path, 'utf8')).toBe(`${JSON.stringify({ ...grounds, ...changed })}\n`);
  },
);
