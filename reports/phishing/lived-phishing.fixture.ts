// INVENTED numbers for tests: what a phishing drill has counted.
import { noAttacks } from '../../scenarios/measures/phishing-sums.ts';
import type { AttackTrace, PhishingCell, PhishingCounts } from '../../scenarios/measures/phishing-counts.ts';
import { phishingScenario } from '../../scenarios/schema/scenario.ts';
import type { AttackKind } from '../../scenarios/schema/phishing.ts';
import { armsOfRun } from '../results/arm-of-run.ts';
import type { LivedPhishing } from './lived-phishing.ts';

export const personasOfPhishing = [
  { id: 'information-worker', title: 'Information worker', weight: 0.7 },
  { id: 'frontline-worker', title: 'Frontline worker', weight: 0.3 },
] as const;

export const scenarioOfPhishing = phishingScenario.parse({
  kind: 'phishing-drill',
  name: 'Phishing drill (invented numbers)',
  seed: 1,
  personas: { 'information-worker': '70 %', 'frontline-worker': '30 %' },
  users: 100,
  arms: {
    code: { title: 'Password + code', signIn: 'password-otp' },
    passkey: { title: 'Passkey', signIn: 'passkey', baseline: 'code' },
    strict: {
      title: 'Passkey required',
      signIn: 'passkey',
      baseline: 'code',
      policy: { signIn: { multifactor: 'required' } },
    },
  },
});

/** Of one kind: how many, of 1 000 accounts, were taken over; how many passkeys were refused for their origin. */
export interface FixtureAttack {
  readonly kind: AttackKind;
  readonly takenOver: number;
  readonly originRefused?: number;
  readonly byPasskey?: number;
}

export interface FixtureArm {
  readonly attacks: readonly FixtureAttack[];
  /** Of 4 000 needs. */
  readonly met: number;
}

const attacked = 1_000;

export function cellOf(arm: string, persona: string, { attacks, met }: FixtureArm): PhishingCell {
  return {
    arm,
    persona,
    people: { people: 4_000, needs: 4_000, met, began: arm === 'code' ? 0 : 4_000, registered: 3_900, void: 0 },
    attacks: attacks.map(({ kind, takenOver, originRefused = 0, byPasskey = 0 }) => ({
      ...noAttacks(kind),
      attacked,
      followed: 400,
      trusted: 300,
      gave: Math.max(200, takenOver),
      gavePassword: 200,
      passkeyTried: originRefused,
      originRefused,
      takenOver,
      byPasskey,
      reported: 50,
      stops: {
        'person lured-to-password/weigh-message lure-passed-over': attacked - takenOver - 50 - originRefused,
        'desk lured-to-password/weigh-message lure-reported': 50,
        ...(originRefused === 0 ? {} : { 'browser lured-to-passkey/use-passkey SecurityError': originRefused }),
      },
      remains: {
        ...noAttacks(kind).remains,
        sessions: takenOver,
        passkeys: kind === 'enrolment-lure' ? takenOver : 0,
        passkeyAfterRemedies: kind === 'enrolment-lure' ? takenOver : 0,
      },
    })),
  };
}

function traceOf(arm: string, end: AttackTrace['end'], code: string | undefined, user: number): AttackTrace {
  return {
    arm,
    persona: 'information-worker',
    kind: 'relay',
    end,
    user,
    moves: [
      {
        flow: arm === 'code' ? 'lured-to-password' : 'lured-to-passkey',
        by: 'person',
        ended: end === 'taken-over' ? 'succeeded' : 'grew-suspicious',
        seconds: 61.5,
        steps: [
          { step: 'lured-to-passkey/weigh-page', result: 'trusted' },
          { step: 'lured-to-passkey/use-passkey', result: 'refused', ...(code === undefined ? {} : { code }) },
        ],
      },
    ],
  };
}

const relayed = (takenOver: number, originRefused: number): FixtureAttack => ({
  kind: 'relay',
  takenOver,
  originRefused,
});

export const usualArms = {
  code: { attacks: [relayed(120, 0), { kind: 'enrolment-lure', takenOver: 30 }], met: 3_960 },
  passkey: { attacks: [relayed(40, 200), { kind: 'enrolment-lure', takenOver: 30 }], met: 3_980 },
  strict: { attacks: [relayed(0, 200), { kind: 'enrolment-lure', takenOver: 0 }], met: 3_700 },
} as const satisfies Readonly<Record<string, FixtureArm>>;

export function countsOfPhishing(arms: Readonly<Record<string, FixtureArm>> = usualArms): PhishingCounts {
  return {
    cells: Object.entries(arms).flatMap(([arm, of]) => personasOfPhishing.map(({ id }) => cellOf(arm, id, of))),
    pairs: personasOfPhishing.map(({ id }) => ({
      arm: 'passkey',
      baseline: 'strict',
      persona: id,
      people: 4_000,
      needs: 4_000,
      more: 280,
      needsSquared: 4_000,
      moreSquared: 300,
      moreTimesNeeds: 280,
    })),
    traces: [
      traceOf('code', 'taken-over', undefined, 3),
      traceOf('passkey', 'taken-over', 'SecurityError', 4),
      traceOf('strict', 'browser', 'SecurityError', 5),
    ],
  };
}

export function livedPhishing(arms: Readonly<Record<string, FixtureArm>> = usualArms): LivedPhishing {
  const counts = countsOfPhishing(arms);
  return {
    arms: armsOfRun({ scenario: scenarioOfPhishing }),
    written: scenarioOfPhishing.arms,
    policy: scenarioOfPhishing.policy,
    personas: personasOfPhishing,
    real: counts,
    many: {
      users: 20_000,
      seconds: 12,
      alike: { compared: 400, alike: 400, differing: 0, void: 0, cut: 0, different: [] },
      counts,
    },
  };
}
