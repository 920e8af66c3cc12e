import { expect, it } from 'vitest';
import { clustersAtMost, userCluster } from '../../scenarios/measures/sums/user-cluster.ts';
import { ofBoth } from './people-of-both.ts';

const row = (user: string, numerator: number, persona = 'clerk') => ({ user, persona, numerator, denominator: 1 });

it('counts whom both runs have, and sees whether they did the same', () => {
  const a = [row('1', 1), row('2', 0), row('3', 1)];
  expect(ofBoth(a, [row('1', 1), row('2', 0), row('3', 1)], true)).toMatchObject({ pairs: 3, alike: true });
  expect(ofBoth(a, [row('1', 1), row('2', 1), row('3', 1)], true)).toMatchObject({ pairs: 3, alike: false });
  // One more is another sample, whatever the others did.
  expect(ofBoth(a, [...a, row('4', 1)], true)).toMatchObject({ pairs: 3, alike: false });
  expect(ofBoth(a, a, false)).toMatchObject({ pairs: 0, alike: false });
  expect(ofBoth([], [], true)).toMatchObject({ pairs: 0, alike: false });
});

it('takes an index of another persona as another person', () => {
  expect(ofBoth([row('1', 1)], [row('1', 1, 'nurse')], true)).toMatchObject({ pairs: 0 });
});

it('puts single people into the random groups of the other run', () => {
  const group = userCluster(7, 'clerk', Number.POSITIVE_INFINITY, clustersAtMost);
  const { a, pairs } = ofBoth([row('7', 1), row('8', 1)], [row(group, 40)], true);
  expect(pairs).toBe(1);
  expect(a.map(({ user }) => user)).toContain(`clerk ${group}`);
  // Two people of one group are one row, with the sums of both.
  const other = Array.from({ length: 10_000 }, (_, user) => user).find(
    (user) => user !== 7 && userCluster(user, 'clerk', Number.POSITIVE_INFINITY, clustersAtMost) === group,
  );
  const merged = ofBoth([row('7', 1), row(String(other), 1)], [row(group, 40)], true);
  expect(merged.a).toEqual([{ user: `clerk ${group}`, persona: 'clerk', numerator: 2, denominator: 2 }]);
});
