// The days that a rollout names and those by which exports are judged are the same, and say the same source.
import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { deadlines } from './deadlines.ts';
import { deadline } from './deadline.ts';

const named = z
  .array(deadline)
  .parse(parse(readFileSync(new URL('../evidence/deadlines.yaml', import.meta.url), 'utf8')));

it.each([
  ['microsoft-text-messages', deadlines.telephoneEnds],
  ['microsoft-text-messages-of-administrators', deadlines.telephoneEndsForAll],
])('%s is the day by which exports are judged', (id, { day }) => {
  expect(named.find((each) => each.id === id)?.on).toBe(day);
});
