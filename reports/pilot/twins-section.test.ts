import { describe, expect, it } from 'vitest';
import { decidedByInputs } from '../fixtures/decided-by-inputs.fixture.ts';
import { plainText, tableOf } from '../fixtures/read-tables.fixture.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { twinsSection } from './twins-section.ts';

const results = decidedByInputs(2);
const many = results.many ?? expect.unreachable('the fixture has many');
const course = {
  startedAt: 0,
  device: 'laptop',
  method: 'passkey',
  fellBack: false,
  outcome: { kind: 'succeeded' },
  modelledMs: 4_000,
  steps: [
    { flow: 'passkey', step: 'open', action: 'open-page', result: 'shown', logged: false, modelledMs: 1_000 },
    { flow: 'passkey', step: 'use', action: 'use-passkey', result: 'accepted', logged: true, modelledMs: 3_000 },
  ],
};
const differing = {
  ...many,
  counts: false,
  why: 'One attempt differs from its twin.',
  alike: {
    ...many.alike,
    alike: 312,
    differing: 1,
    different: [
      {
        user: 7,
        persona: results.personas[0]?.id ?? '',
        arm: 'passkey',
        flow: 'passkey',
        attempt: 2,
        need: 1,
        run: course,
        many: {
          ...course,
          outcome: { kind: 'refused', step: 'passkey/use', code: '50126' },
          steps: course.steps.map((step, nth) =>
            nth === 0 ? step : Object.assign({ code: '50126' }, step, { result: 'refused' }),
          ),
        },
      },
    ],
  },
} as unknown as NonNullable<ResultsOfPilot['many']>;

describe('the same people in virtual time', () => {
  it('says how many attempts are alike', async () => {
    const html = String(await twinsSection.render(results));
    expect(plainText(html)).toMatch(
      /^313 of 313 attempts alike in this run and among the many of virtual time\. .* on machine times of this very run\.$/,
    );
  });

  it('shows both courses of one that differs, marks the step, and says that the layer counts for nothing', async () => {
    const html = String(await twinsSection.render({ ...results, many: differing }));
    expect(plainText(html)).toContain(
      '312 of 313 attempts alike in this run and among the many of virtual time; one differs, so nothing of virtual time or of the inputs counts here.',
    );
    const { rows } = tableOf(
      html,
      'User 7 (Information worker), Passkey, attempt 2: succeeded with passkey in this run, refused in virtual time',
    );
    expect(rows).toEqual([
      ['1', 'passkey/open: shown; 1.00 s of the person', 'passkey/open: shown; 1.00 s of the person', 'yes'],
      ['2', 'passkey/use: accepted; 3.00 s of the person', 'passkey/use: refused, 50126; 3.00 s of the person', 'no'],
    ]);
  });
});
