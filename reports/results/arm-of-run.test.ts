import { describe, expect, it } from 'vitest';
import { type ArmOfRun, armsOfRun, comparisonsOf, inToldOrder } from './arm-of-run.ts';

const arm = (id: string, baseline?: string): ArmOfRun => ({
  id,
  title: id.toUpperCase(),
  inSentence: id,
  signIn: 'password-otp',
  ...(baseline === undefined ? {} : { baseline }),
});
const ids = (arms: readonly ArmOfRun[]) => arms.map(({ id }) => id);
const recorded = (...arms: ArmOfRun[]) =>
  ({ scenario: { arms: arms.map((each) => Object.assign(each, { domain: 'x.example' })) } }) as never;

describe('arms of a run', () => {
  it('are drawn with the one that others are compared with first, and told with it last', () => {
    const arms = armsOfRun(recorded(arm('a', 'c'), arm('b', 'a'), arm('c')));
    expect(ids(arms)).toEqual(['c', 'a', 'b']);
    expect(ids(inToldOrder(arms))).toEqual(['a', 'b', 'c']);
  });

  it('keep what views need, and nothing else of the scenario', () => {
    expect(armsOfRun(recorded(arm('a'), arm('b', 'a')))).toEqual([arm('a'), arm('b', 'a')]);
  });

  it('are compared with their baselines, as many as there are', () => {
    expect(comparisonsOf([arm('a')])).toEqual([]);
    expect(comparisonsOf([arm('a'), arm('b', 'a'), arm('c', 'b')])).toEqual([
      { arm: 'b', baseline: 'a' },
      { arm: 'c', baseline: 'b' },
    ]);
    // Nobody lived the other one.
    expect(comparisonsOf([arm('b', 'a')])).toEqual([]);
  });
});
