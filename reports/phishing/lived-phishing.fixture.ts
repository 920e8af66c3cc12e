// INVENTED numbers for tests of results, charts and page only: three arms, two personas, five attacks with known rates.
import { phishingTimesS, type AttackCounts, type PhishingCounts } from '../../scenarios/measures/phishing-counts.ts';
import { noAttacks } from '../../scenarios/measures/phishing-sums.ts';
import type { AttackKind } from '../../scenarios/schema/phishing.ts';
import { phishingScenario } from '../../scenarios/schema/scenario.ts';
import { armsOfRun } from '../results/arm-of-run.ts';
import type { LivedPhishing } from './lived-phishing.ts';

const strong = {
  id: 'phishing-resistant',
  displayName: 'Phishing-resistant methods',
  conditions: { users: { includeUsers: ['All'] }, applications: { includeApplications: ['Office365'] } },
  grantControls: { authenticationStrength: '00000000-0000-0000-0000-000000000004' },
};

export const scenarioOfFixture = phishingScenario.parse({
  kind: 'phishing-drill',
  name: 'Phishing drill (invented numbers)',
  seed: 1,
  personas: { clerk: '60 %', nurse: '40 %' },
  users: 100,
  arms: {
    today: { title: 'Password and code', signIn: 'password-otp' },
    passkey: { title: 'Passkey', inSentence: 'passkeys', signIn: 'passkey', baseline: 'today' },
    required: {
      title: 'Passkey required',
      inSentence: 'passkeys required',
      signIn: 'passkey',
      baseline: 'today',
      policy: { conditionalAccess: [strong] },
    },
  },
  phishing: { attacks: ['relay', 'harvest', 'stolen-passkey', 'replay'] },
});

export const personasOfFixture = [
  { id: 'clerk', title: 'Clerk', weight: 0.6 },
  { id: 'nurse', title: 'Nurse', weight: 0.4 },
] as const;

type Arm = 'today' | 'passkey' | 'required';

/** Of 1 000 attacks. */
const takenOver: Readonly<Record<Arm, Partial<Record<AttackKind, number>>>> = {
  today: { relay: 40, harvest: 20 },
  passkey: { relay: 16, harvest: 20, 'stolen-passkey': 10, replay: 0 },
  required: { relay: 0, harvest: 0, 'stolen-passkey': 10, replay: 0 },
};
const met: Readonly<Record<Arm, number>> = { today: 0.96, passkey: 0.98, required: 0.9 };

/** @param attacked of each kind and persona; passkeys of nurses cannot be copied. */
export function countsOf(attacked: number): PhishingCounts {
  const arms = Object.keys(takenOver) as Arm[];
  const people = attacked * 4;
  return {
    cells: arms.flatMap((arm) =>
      personasOfFixture.map(({ id: persona }) => ({
        arm,
        persona,
        people: {
          people,
          needs: people,
          met: Math.round(people * met[arm]),
          began: arm === 'today' ? 0 : people,
          registered: arm === 'today' ? 0 : Math.round(people * 0.95),
          void: 0,
        },
        attacks: (Object.entries(takenOver[arm]) as [AttackKind, number][]).map(([kind, of1000]) =>
          attackOf(kind, arm, attacked, kind === 'stolen-passkey' && persona === 'nurse' ? 0 : of1000),
        ),
      })),
    ),
    pairs: arms.flatMap((arm, nth) =>
      arms.slice(nth + 1).flatMap((baseline) =>
        personasOfFixture.map(({ id: persona }) => {
          const more = Math.round(people * met[arm]) - Math.round(people * met[baseline]);
          return {
            arm,
            baseline,
            persona,
            people,
            needs: people,
            more,
            needsSquared: people,
            moreSquared: Math.abs(more),
            moreTimesNeeds: more,
          };
        }),
      ),
    ),
    traces: arms.flatMap((arm) =>
      attacked < 20 && arm === 'passkey' ? [] : [traceOf(arm, arm === 'required' ? 'policy' : 'taken-over')],
    ),
  };
}

function attackOf(kind: AttackKind, arm: Arm, attacked: number, of1000: number): AttackCounts {
  const counts = noAttacks(kind);
  const taken = Math.round((attacked * of1000) / 1_000);
  const lured = kind === 'relay' || kind === 'harvest';
  const trusted = lured ? Math.round(attacked * 0.05) : 0;
  const gave = lured ? Math.max(taken, Math.round(attacked * 0.03)) : 0;
  const reported = lured ? Math.round(attacked * 0.1) : 0;
  const refused = arm !== 'today' && kind === 'relay' ? trusted : 0;
  const policy = gave - taken > 0 && arm === 'required' ? gave - taken : 0;
  const nothing = kind === 'stolen-passkey' ? attacked - taken : 0;
  const site = kind === 'replay' ? attacked : 0;
  const person = attacked - taken - reported - policy - nothing - site;
  return {
    ...counts,
    attacked,
    followed: trusted * 2,
    trusted,
    gave,
    gavePassword: gave,
    gaveCode: taken,
    passkeyTried: refused,
    originRefused: refused,
    takenOver: taken,
    byPasskey: kind === 'stolen-passkey' ? taken : 0,
    reported,
    takenOverBy: phishingTimesS.map((endS) => (endS === 120 ? taken : 0)),
    reportedBy: phishingTimesS.map((endS) => (endS === 30 ? reported : 0)),
    stops: Object.fromEntries(
      [
        ['person lured-to-passkey/weigh-message lure-passed-over', person],
        ['desk lured-to-passkey/weigh-message lure-reported', reported],
        ['policy password-otp/submit-password 50076', policy],
        ['nothing-there passkey-of-attacker/reach-for-passkey nothing-to-steal', nothing],
        ['site assertion-replayed/replay-assertion 135018', site],
      ].filter(([, events]) => Number(events) > 0),
    ),
    remains: {
      ...counts.remains,
      sessions: taken,
      ...(kind === 'stolen-passkey'
        ? { afterReset: taken, passkeys: taken, passkeyAfterRemedies: taken, deletions: taken }
        : {}),
    },
  };
}

function traceOf(arm: Arm, end: 'taken-over' | 'policy'): PhishingCounts['traces'][number] {
  const refused = { step: 'lured-to-passkey/use-passkey', result: 'refused', code: 'SecurityError' };
  const steps = [
    { step: 'lured-to-passkey/weigh-message', result: 'followed' },
    ...(arm === 'today' ? [] : [refused]),
    {
      step: 'password-otp/submit-password',
      result: end === 'policy' ? 'passkey-only' : 'accepted',
      code: end === 'policy' ? '50076' : '50074',
    },
  ];
  const lured = {
    flow: arm === 'today' ? 'lured-to-password' : 'lured-to-passkey',
    by: 'person' as const,
    ended: end === 'policy' ? 'no-passkey-and-no-other-way' : 'succeeded',
    seconds: 61,
    steps,
  };
  const taken = {
    flow: 'session-taken',
    by: 'attacker' as const,
    ended: 'succeeded',
    seconds: 9,
    steps: [{ step: 'session-taken/open-home', result: 'shown' }],
  };
  return { arm, persona: 'clerk', kind: 'relay', end, user: 4, moves: end === 'policy' ? [lured] : [lured, taken] };
}

export function livedPhishing(change: Partial<LivedPhishing> = {}): LivedPhishing {
  return {
    arms: armsOfRun({ scenario: scenarioOfFixture }),
    written: scenarioOfFixture.arms,
    policy: scenarioOfFixture.policy,
    personas: personasOfFixture,
    real: countsOf(10),
    sights: [{ of: 'lure', ruse: 'relay' }, { of: 'refusal' }, { of: 'home', arm: 'today' }],
    many: {
      users: 8_000,
      seconds: 12.5,
      alike: { compared: 412, alike: 412, differing: 0, void: 0, cut: 0, different: [] },
      counts: countsOf(1_000),
    },
    ...change,
  };
}

/** Without what is computed. */
export function livedAlone(): LivedPhishing {
  const { many: _, ...alone } = livedPhishing();
  return alone;
}
