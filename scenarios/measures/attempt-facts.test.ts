import { describe, expect, it } from 'vitest';
import { flows } from '../flows/catalogue.ts';
import type { Attempt, StepRecord } from '../schema/attempt.ts';
import { describeColumn } from '../schema/columns.ts';
import { attemptFacts, factColumns } from './attempt-facts.ts';
import { attemptTableColumns } from './attempt-table.ts';

type Told = readonly [step: string, action: StepRecord['action'], result: string, ms: number];

function attemptOf(steps: readonly Told[], more: Partial<Attempt> = {}): Attempt {
  return {
    user: 0,
    userPrincipalName: 'ada@by-code.example',
    persona: 'clerk',
    arm: 'any',
    flow: 'password-otp',
    purpose: 'sign-in',
    attempt: 0,
    draw: 0,
    need: 0,
    day: 0,
    startedAt: '2026-01-05T08:30:00.000Z',
    device: 'main',
    deviceKind: 'mac',
    fellBack: false,
    outcome: { kind: 'succeeded' },
    method: 'password-otp',
    quiet: true,
    lane: 0,
    epoch: 0,
    correlationId: '',
    measuredMs: 1_000,
    modelledMs: 20_000,
    overheadMs: 5_000,
    ...more,
    steps: steps.map(([step, action, result, ms], index) => ({
      index,
      flow: step.split('/')[0] ?? '',
      step: step.split('/')[1] ?? '',
      action,
      result,
      logged: false,
      measured: { navigationMs: ms, serverMs: 0, ceremonyMs: 0, renderingMs: 0, overheadMs: 7 },
      measuredMs: ms,
      modelledMs: 2 * ms,
    })),
  };
}

const password = ['password-otp/submit-password', 'submit-password', 'accepted', 1] as const;
const code = ['password-otp/submit-code', 'submit-code', 'accepted', 1] as const;

describe('facts of an attempt', () => {
  it('of one that went well', () => {
    expect(attemptFacts(attemptOf([password, code]))).toEqual({
      voided: false,
      succeeded: true,
      byOwnMethod: true,
      withoutSetBack: true,
      fellBack: false,
      abandoned: false,
      lockedOut: false,
      lockedOutByStrangers: false,
      logged: false,
      resetBegun: false,
      reachedRegistration: false,
      prompts: 2,
      promptsAccepted: 2,
      ownPrompts: 2,
      ownPromptsAccepted: 2,
      seconds: 21,
      registrationSeconds: 0,
      endedAt: 'password-otp/submit-code',
    });
  });

  it('of a password that sufficed: a prompt that was taken, and a sign-in by the flow’s own method', () => {
    const facts = attemptFacts(
      attemptOf(
        [
          ['password-otp/submit-password', 'submit-password', 'wrong', 1],
          ['password-otp/submit-password', 'submit-password', 'signed-in', 1],
        ],
        { method: 'password' },
      ),
    );
    expect(facts).toMatchObject({
      succeeded: true,
      byOwnMethod: true,
      prompts: 2,
      promptsAccepted: 1,
      ownPromptsAccepted: 1,
      endedAt: 'password-otp/submit-password',
    });
  });

  it('of a fallback: the prompts of both ways, the own ones apart, and no success of its own', () => {
    expect(
      attemptFacts(
        attemptOf(
          [
            ['passkey/use-passkey', 'use-passkey', 'not-allowed', 1],
            ['passkey/choose-another-way', 'choose-another-way', 'shown', 1],
            password,
            code,
          ],
          { flow: 'passkey', fellBack: true },
        ),
      ),
    ).toMatchObject({
      succeeded: true,
      byOwnMethod: false,
      withoutSetBack: false,
      fellBack: true,
      prompts: 3,
      promptsAccepted: 2,
      ownPrompts: 1,
      ownPromptsAccepted: 0,
    });
  });

  it('count a passkey of the phone as a passkey', () => {
    const steps = [['passkey/use-passkey-of-phone', 'use-passkey-of-phone', 'accepted', 1]] as const;
    for (const method of ['passkey', 'passkey-of-phone'] as const)
      expect(attemptFacts(attemptOf(steps, { flow: 'passkey', method }))).toMatchObject({ byOwnMethod: true });
  });

  it('of a reset and a lock-out: passwords and codes of the reset are no prompts', () => {
    expect(
      attemptFacts(
        attemptOf(
          [
            ['password-otp/submit-password', 'submit-password', 'locked-out', 1],
            ['password-reset/submit-code', 'submit-code', 'accepted', 1],
          ],
          { outcome: { kind: 'abandoned', step: 'password-reset/go-on', reason: 'patience-exhausted' } },
        ),
      ),
    ).toMatchObject({
      succeeded: false,
      byOwnMethod: false,
      abandoned: true,
      lockedOut: true,
      resetBegun: true,
      prompts: 1,
      promptsAccepted: 0,
      endedAt: 'password-reset/go-on',
    });
  });

  it('of a registration: the time of its own steps, without signing in before it', () => {
    expect(
      attemptFacts(
        attemptOf(
          [
            ['passkey-registration/open-security-info', 'open-passkey-registration', 'refused', 100],
            ['password-otp/submit-password', 'submit-password', 'accepted', 1_000],
            ['passkey-registration/open-security-info-signed-in', 'open-passkey-registration', 'shown', 200],
            ['passkey-registration/create-passkey', 'create-passkey', 'registered', 300],
          ],
          { flow: 'passkey-registration', purpose: 'registration' },
        ),
      ),
    ).toMatchObject({ reachedRegistration: true, registrationSeconds: 1.8, byOwnMethod: false, ownPrompts: 0 });
  });

  it('of a void one: it ended nowhere', () => {
    const voided = attemptFacts(attemptOf([password], { outcome: { kind: 'void', code: 'browser-crashed' } }));
    expect(voided).toMatchObject({ voided: true, succeeded: false, byOwnMethod: false, endedAt: undefined });
  });

  it('have a column each, of a name of its own, that says what it is', () => {
    const names = attemptTableColumns.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(factColumns.map(({ fact }) => fact)).toEqual(Object.keys(attemptFacts(attemptOf([]))));
    expect(factColumns.find(({ fact }) => fact === 'ownPromptsAccepted')).toMatchObject({
      name: 'own_prompts_accepted',
    });
    for (const column of factColumns) expect(describeColumn(column), column.name).toMatch(/^[A-Z"].+/);
  });
});

it('every flow to sign in says by what it does', () => {
  for (const flow of Object.values(flows))
    if (flow.purpose === 'sign-in') expect(Object.values(flow.signsInBy).length, flow.id).toBeGreaterThan(0);
});
