import { expect, it } from 'vitest';
import { mix } from './persona.ts';
import { day } from './units.ts';

it('shares that do not add up are told with their sum, once, where they stand', () => {
  const { error } = mix(['totp', 'e-mail']).safeParse({
    shares: { totp: '60 %', 'e-mail': '36 %' },
    assumed: 'a test',
  });
  expect(error?.issues.map(({ path, message }) => [path, message])).toEqual([
    [['shares'], 'expected shares that add up to 100 %, not to 96 %'],
  ]);
});

it('a day that is none is told once', () => {
  expect(day.safeParse('next week').error?.issues).toHaveLength(1);
});
