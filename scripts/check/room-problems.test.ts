import { describe, expect, it } from 'vitest';
import { reachProblems } from './reach-problems.ts';
import { roomProblems } from './room-problems.ts';
import type { Room } from './rooms.ts';
import type { SourceFile } from './source-files.ts';

const rooms: Readonly<Record<string, Room>> = {
  'simulators/people': { holds: 'people' },
  'simulators/machine': { holds: 'the machine', openToAll: 'one clock' },
  'simulators/attempt': { holds: 'an attempt', uses: { 'simulators/people': 'they decide' } },
  'simulators/drivers/browser': { holds: 'Chromium', uses: { 'simulators/attempt': 'it interprets' } },
};

const file = (path: string, ...imports: string[]): SourceFile => ({ path, imports, starts: [], onlyReExports: false });
const kept = [
  file('simulators/people/person.ts'),
  file('simulators/machine/clock.ts'),
  file('simulators/attempt/run.ts', '../people/person.ts', '../machine/clock.ts'),
  file('simulators/drivers/browser/page.ts', '../../attempt/run.ts'),
];
const broken = (...more: SourceFile[]) => roomProblems([...kept, ...more], rooms).map((p) => `${p.file}: ${p.rule}`);

describe('rooms', () => {
  it('that are kept bring no problem', () => expect(broken()).toEqual([]));

  it.each([
    [
      'an arrow to a later room',
      [file('simulators/people/x.ts', '../attempt/run.ts')],
      'simulators/people/x.ts: room-arrow',
    ],
    [
      'an arrow without a reason',
      [file('simulators/drivers/browser/x.ts', '../../people/person.ts')],
      'simulators/drivers/browser/x.ts: room-arrow',
    ],
    ['a room that nobody declared', [file('simulators/cellar/x.ts')], 'simulators/cellar/x.ts: room'],
    ['a file that lies before the rooms', [file('simulators/x.ts')], 'simulators/x.ts: room'],
    [
      'a fixture in the program',
      [file('simulators/people/x.ts', './person.fixture.ts')],
      'simulators/people/x.ts: fixture',
    ],
  ])('are broken by %s', (_, more, told) => expect(broken(...more)).toEqual([told]));

  it('are broken by a worker that a lower room starts', () =>
    expect(broken({ ...file('simulators/people/x.ts'), starts: ['../attempt/run.ts'] })).toEqual([
      'simulators/people/x.ts: room-arrow',
    ]));

  it('let tests enter every room', () =>
    expect(broken(file('simulators/people/x.test.ts', '../attempt/run.ts', './x.fixture.ts'))).toEqual([]));

  it('keep no reason for an arrow that is gone', () =>
    expect(roomProblems(kept.slice(0, 3), rooms).map(({ sentence }) => sentence)).toEqual([
      'found a reason for simulators/drivers/browser to use simulators/attempt, expected none: nothing there does',
    ]));
});

describe('reach', () => {
  it('goes by imports and by what is started, and finds what is left', () => {
    const files = [
      { ...file('scripts/run.ts', '../simulators/a/a.ts'), starts: ['../simulators/a/worker.ts'] },
      file('simulators/a/a.ts', './b.ts'),
      file('simulators/a/b.ts'),
      file('simulators/a/worker.ts'),
      file('simulators/a/forgotten.ts', './a.ts'),
      file('simulators/a/a.test.ts', './forgotten.ts'),
    ];
    expect(reachProblems(files, ['scripts/run.ts']).map((problem) => problem.file)).toEqual([
      'simulators/a/forgotten.ts',
    ]);
  });
});
