import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { syntheticAttempt, writeSyntheticRun } from '../fixtures/synthetic-run.fixture.ts';
import { countCeremoniesOfOurs } from './ceremonies-of-ours.ts';
import { openRun } from './open-run.ts';

const registration = (user: number, ceremonyBy?: 'software-authenticator') =>
  syntheticAttempt({
    user,
    persona: 'clerk',
    arm: 'passkey',
    flow: 'passkey-registration',
    purpose: 'registration',
    steps: [
      {
        step: 'passkey-registration/create-passkey',
        action: 'create-passkey',
        result: 'registered',
        ...(ceremonyBy === undefined ? {} : { ceremonyBy }),
      },
    ],
  });

it.each([
  [0, [registration(1), registration(2)]],
  [2, [registration(1, 'software-authenticator'), registration(2), registration(3, 'software-authenticator')]],
])('counts ceremonies that our authenticator answered, void ones left out: %s', async (ours, attempts) => {
  const folder = await mkdtemp(join(tmpdir(), 'validity-'));
  const broken = {
    ...registration(9, 'software-authenticator'),
    outcome: { kind: 'void', code: 'harness-error' } as const,
  };
  await writeSyntheticRun(folder, [...attempts, broken]);
  const run = await openRun(folder);
  expect(await countCeremoniesOfOurs(run)).toBe(ours);
  run.close();
  await rm(folder, { recursive: true });
});
