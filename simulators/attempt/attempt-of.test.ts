import { expect, it } from 'vitest';
import { attempt as attemptSchema } from '../../scenarios/schema/attempt.ts';
import { testStep } from '../store/test-attempt.fixture.ts';
import { attemptOf, type AttemptSetting } from './attempt-of.ts';
import { nothingMeasured } from './target-session.ts';
import { testAccount, testUser } from './test-user.fixture.ts';

const user = testUser({ index: 12, persona: 'contractor' });
const setting: AttemptSetting = {
  user,
  account: testAccount(user, 'passkey'),
  plan: { flow: 'passkey', need: 3, day: 1, device: user.devices[0] },
  ordinal: 6,
  drawIndex: 7,
  startsAtMs: Date.UTC(2026, 0, 6, 8, 30) + 0.75,
  quiet: true,
  lane: 2,
  epoch: 1,
  correlationId: '00000000-0000-8000-8000-000000000001',
};
const steps = [
  testStep({ measuredMs: 12.75, modelledMs: 100, measured: { ...nothingMeasured, overheadMs: 3 } }),
  testStep({ index: 1, measuredMs: 7.25, modelledMs: 0.5, measured: { ...nothingMeasured, overheadMs: 0.25 } }),
];

it('puts a course in its place in the run, and adds its steps up', () => {
  const made = attemptOf(
    { outcome: { kind: 'succeeded' }, method: 'passkey', fellBack: false, steps, endedAtMs: 0 },
    setting,
  );
  expect(attemptSchema.parse(made)).toEqual(made);
  expect(made).toEqual({
    user: 12,
    userPrincipalName: 'ada.byron.0@by-keys.example',
    persona: 'contractor',
    arm: 'passkey',
    flow: 'passkey',
    purpose: 'sign-in',
    attempt: 6,
    draw: 7,
    need: 3,
    day: 1,
    startedAt: '2026-01-06T08:30:00.000Z',
    device: 'main',
    deviceKind: 'mac',
    method: 'passkey',
    fellBack: false,
    outcome: { kind: 'succeeded' },
    quiet: true,
    lane: 2,
    epoch: 1,
    correlationId: '00000000-0000-8000-8000-000000000001',
    measuredMs: 20,
    modelledMs: 100.5,
    overheadMs: 3.25,
    steps,
  });
});

it('leaves out what there is not, and has the times of a load run where there are some', () => {
  const course = { outcome: { kind: 'timed-out', step: 's' }, fellBack: true, steps: [], endedAtMs: 0 } as const;
  const bare = attemptOf(course, setting);
  expect(bare).not.toHaveProperty('method');
  expect(bare).not.toHaveProperty('load');
  expect(bare).toMatchObject({ measuredMs: 0, modelledMs: 0, overheadMs: 0, steps: [], fellBack: true });
  const load = { trial: 'passkey-profile', begunMs: 2, endedMs: 3 };
  expect(attemptOf(course, { ...setting, load }).load).toEqual(load);
});
