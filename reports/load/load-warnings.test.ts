import { describe, expect, it } from 'vitest';
import { loadFixture } from '../fixtures/load-results.fixture.ts';
import { loadWarnings } from './load-warnings.ts';

const [first, ...rest] = loadFixture.trials;
if (first === undefined) throw new Error('the fixture has no trials');
const warnings = (change: Partial<typeof loadFixture>) =>
  loadWarnings({ ...loadFixture, ...change }).map((each) => each.replaceAll('\u00a0', ' '));
const added = (change: Partial<typeof loadFixture>) => warnings(change).filter((each) => !warnings({}).includes(each));

describe('warnings of a load run', () => {
  it('tell how many trials were lived again because of the host', () => {
    expect(added({ setAside: 1 })).toEqual([
      '1 trial of the capacity search was lived again and counts for nothing, because the host of this machine took more than 1.0 % of its time meanwhile.',
    ]);
    expect(added({ setAside: 3 })[0]).toContain(
      '3 trials of the capacity search were lived again and count for nothing',
    );
  });

  it('tell of people who sign in twice at once, where they are more than one in a thousand', () => {
    expect(added({ attempts: { all: 10_000, besideAnother: 250 } })).toEqual([
      '2.5 % of the attempts began while another of the same person was under way: one ends the other’s code, or sets another password, as seldom in life. More users keep them apart.',
    ]);
    expect(added({ attempts: { all: 10_000, besideAnother: 10 } })).toEqual([]);
  });

  it('tell of each trial that counts though the host took much meanwhile', () => {
    expect(added({ trials: [{ ...first, stolenShare: 0.034 }, ...rest] })).toEqual([
      `The host of this machine took 3.4 % of its time during trial ${first.id}: what was slow then may have been the host.`,
    ]);
    expect(added({ trials: [{ ...first, stolenShare: 0.004 }, ...rest] })).toEqual([]);
  });
});
