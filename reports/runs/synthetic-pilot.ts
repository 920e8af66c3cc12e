// A pilot of invented attempts, the same on every machine: enough users for intervals, failures of every kind. For tests and benchmarks.
import type { Attempt, Cause } from '../../scenarios/schema/attempt.ts';
import { syntheticAttempt, type SyntheticStep } from './synthetic-run.ts';

export interface SyntheticPilot {
  readonly personas: readonly string[];
  readonly usersOfPersona: number;
  readonly days: number;
  /** Both arms live through the password arm's fate, so that every difference is truly 0. */
  readonly identicalArms?: boolean;
}

/** Fraction of a golden-ratio sequence: spread evenly, without a generator. */
const spread = (index: number) => (index * 0.618_033_988_749_895) % 1;

/** Users are paired: each has every need in both arms, registration first. */
export function syntheticPilot({ personas, usersOfPersona, days, identicalArms = false }: SyntheticPilot): Attempt[] {
  const attempts: Attempt[] = [];
  personas.forEach((persona, group) => {
    for (let member = 0; member < usersOfPersona; member += 1) {
      const user = group * usersOfPersona + member;
      // How much this person struggles, the same on all their days.
      const struggle = spread(user + 1) ** 2;
      if (!identicalArms) attempts.push(registration(user, persona, struggle));
      for (let day = 0; day < days; day += 1) {
        const luck = spread(7 * user + 31 * day + 3);
        const common = { user, persona, session: day, day, attempt: day, quiet: luck < 0.3 };
        attempts.push(passwordAttempt({ ...common, arm: 'password-otp' }, luck, struggle));
        attempts.push(
          identicalArms
            ? passwordAttempt({ ...common, arm: 'passkey', method: 'passkey' }, luck, struggle)
            : passkeyAttempt({ ...common, arm: 'passkey' }, luck, struggle),
        );
      }
    }
  });
  return attempts;
}

type Common = Pick<Attempt, 'user' | 'persona' | 'arm' | 'session' | 'day' | 'attempt' | 'quiet'> &
  Partial<Pick<Attempt, 'method'>>;

const open: SyntheticStep = {
  step: 'password-otp/open-sign-in',
  action: 'open-sign-in',
  result: 'shown',
  measuredMs: 60,
  modelledMs: 900,
};

function passwordSteps(seconds: number): SyntheticStep[] {
  return [
    {
      step: 'password-otp/submit-password',
      action: 'submit-password',
      result: 'accepted',
      measuredMs: 90,
      modelledMs: 400 * seconds,
    },
    {
      step: 'password-otp/submit-code',
      action: 'submit-code',
      result: 'accepted',
      measuredMs: 40,
      modelledMs: 600 * seconds,
    },
  ];
}

const wrongPassword = (cause: Cause): SyntheticStep => ({
  step: 'password-otp/submit-password',
  action: 'submit-password',
  result: 'wrong',
  code: '50126',
  cause,
  measuredMs: 95,
  modelledMs: 7_000,
});

function passwordAttempt(common: Common, luck: number, struggle: number): Attempt {
  const seconds = 12 + 30 * struggle + 25 * luck;
  if (luck + struggle > 1.55) {
    return syntheticAttempt({
      ...common,
      outcome: { kind: 'abandoned', step: 'password-otp/go-on-after-wrong-password', reason: 'gave-up-after-set-back' },
      steps: [open, wrongPassword('forgotten'), wrongPassword('old-password')],
    });
  }
  return syntheticAttempt({
    ...common,
    steps:
      luck + struggle > 1.1
        ? [open, wrongPassword('mistyped'), ...passwordSteps(seconds)]
        : [open, ...passwordSteps(seconds)],
  });
}

function passkeyAttempt(common: Common, luck: number, struggle: number): Attempt {
  const openPasskey = { ...open, step: 'passkey/open-sign-in' };
  const prompt = (result: string): SyntheticStep => ({
    step: 'passkey/use-passkey',
    action: 'use-passkey',
    result,
    ...(result === 'accepted' ? {} : { code: 'NotAllowedError', cause: 'prompt-dismissed' }),
    measuredMs: 120,
    modelledMs: 2_000 + 3_000 * luck,
  });
  if (luck + struggle > 1.7) {
    return syntheticAttempt({
      ...common,
      outcome: { kind: 'abandoned', step: 'passkey/go-on-after-prompt', reason: 'patience-exhausted' },
      steps: [openPasskey, prompt('not-allowed')],
    });
  }
  if (luck + struggle > 1.4)
    return syntheticAttempt({
      ...common,
      method: 'password-otp',
      fellBack: true,
      steps: [openPasskey, prompt('not-allowed'), ...passwordSteps(20)],
    });
  return syntheticAttempt({ ...common, steps: [openPasskey, prompt('accepted')] });
}

function registration(user: number, persona: string, struggle: number): Attempt {
  const shown: SyntheticStep = {
    step: 'passkey-registration/open-security-info',
    action: 'open-passkey-registration',
    result: 'shown',
    measuredMs: 70,
    modelledMs: 1_500,
  };
  const create = (result: string): SyntheticStep => ({
    step: 'passkey-registration/create-passkey',
    action: 'create-passkey',
    result,
    measuredMs: 150,
    modelledMs: 4_000,
  });
  const common = { user, persona, arm: 'passkey', flow: 'passkey-registration' };
  if (struggle > 0.9) {
    return syntheticAttempt({
      ...common,
      outcome: { kind: 'abandoned', step: 'passkey-registration/go-on-after-prompt', reason: 'gave-up-after-set-back' },
      steps: [shown, { ...create('not-allowed'), code: 'NotAllowedError', cause: 'prompt-dismissed' }],
    });
  }
  return syntheticAttempt({ ...common, steps: [shown, create('registered')] });
}
