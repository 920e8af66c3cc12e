import { expect, it } from 'vitest';
import { pointCourse } from './point-course.ts';

it('a phase counts as forecast until it begins, then as it is, and may go on', () => {
  const course = pointCourse([
    ['a', 10],
    ['b', 100],
    ['c', 5],
  ]);
  const told: string[] = [];
  const live = (title: string, points: number) => {
    const onPoint = course.begin(title, points, (done, all) =>
      told.push(`${title} ${done} of ${points}, ${all.done} of ${all.total}`),
    );
    for (let point = 0; point < points; point += 1) onPoint();
    return told.splice(0);
  };
  expect(live('a', 2)).toEqual(['a 0 of 2, 0 of 107', 'a 1 of 2, 1 of 107', 'a 2 of 2, 2 of 107']);
  // b has nothing to live and is passed over: what is planned of it stays, as nobody says that it is over.
  expect(live('c', 1)).toEqual(['c 0 of 1, 2 of 103', 'c 1 of 1, 3 of 103']);
  expect(live('c', 2).at(-1)).toBe('c 2 of 2, 5 of 105');
  expect(live('b', 1).at(-1)).toBe('b 1 of 1, 6 of 6');
});
