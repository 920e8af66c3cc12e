// Rates that follow from known distributions: who is let in and who is refused, through whole drills, at several thresholds and for several
// numbers of questions. Causes decide nothing by themselves: another threshold meets the same captures.
import { describe, expect, it } from 'vitest';
import type { Attempt } from '../../../scenarios/schema/attempt.ts';
import { comparableAttempt } from '../../attempt/comparable-attempt.ts';
import { recoveryParameterIds } from '../../people/parameter-table.ts';
import {
  count,
  live,
  loadDrill,
  perfectPeople,
  populationOf,
  tryingOnce,
  usualPolicy,
  withVerifierThatPasses,
  type KnownDrill,
} from './known-drill.fixture.ts';

const check = 'account-recovery';
const desk = 'help-desk-recovery';
const users = 1_200;
const thresholds = [50, 60, 70, 80, 90] as const;

/** Half the width of the interval in which a share of n lies 999 times in 1 000, with what whole numbers of people add. */
const within = (p: number, n: number) => 3.29 * Math.sqrt((p * (1 - p)) / n) + 0.5 / n;

function expectShare(some: number, n: number, p: number, about: string): void {
  expect(n, about).toBeGreaterThan(300);
  expect(Math.abs(some / n - p), `${about}: ${some} of ${n}, expected ${p}`).toBeLessThanOrEqual(within(p, n));
}

const known = (value: number) => ({ value, low: value, high: value, assumed: 'for a test' });

/** Genuine faces: the log odds of a score are normal, a fifth of them below 70. Others': 40 % reach 50, 20 % reach 70, 10 % reach 90; look-alikes twice as often. */
function withKnownScores(drill: KnownDrill): KnownDrill {
  const { faceCheck = expect.unreachable() } = drill;
  const match = {
    samePerson: { kind: 'logit-normal' as const, at: 70, below: known(0.2), sigma: known(1) },
    otherPerson: {
      kind: 'log-linear-tail' as const,
      points: [
        { score: 50, atOrAbove: known(0.4) },
        { score: 70, atOrAbove: known(0.2) },
        { score: 90, atOrAbove: known(0.1) },
      ],
    },
    lookAlikeTimes: known(2),
  };
  return { ...drill, faceCheck: { ...faceCheck, match } };
}

/**
 * The five rates by hand. Genuine: the normal distribution function at ln(t/(100-t)) - ln(7/3) - 0.8416. Others: straight lines between the
 * logarithms of the shares that are given.
 */
const analytic: Readonly<Record<(typeof thresholds)[number], { falseReject: number; other: number }>> = {
  50: { falseReject: 0.045_62, other: 0.4 },
  60: { falseReject: 0.099_67, other: Math.sqrt(0.4 * 0.2) },
  70: { falseReject: 0.2, other: 0.2 },
  80: { falseReject: 0.381_09, other: Math.sqrt(0.2 * 0.1) },
  90: { falseReject: 0.694_38, other: 0.1 },
};

const facePolicy = (threshold: number) => ({
  ...usualPolicy,
  recovery: { ...usualPolicy.recovery, faceCheck: { threshold, tries: 1 } },
});

async function atThreshold(threshold: number): Promise<readonly Attempt[]> {
  const drill = await loadDrill({
    users,
    arms: [check],
    policy: facePolicy(threshold),
    limits: { restartsPerNeed: 0 },
    drill: { impostors: ['look-alike', 'stolen-genuine-id'] },
  });
  return live(tryingOnce(withKnownScores(withVerifierThatPasses(drill))));
}

const kindOf = ({ purpose, steps: [first] }: Attempt) => (purpose === 'recovery' ? 'owner' : first?.cause);
const faceShown = (attempts: readonly Attempt[], kind: string) =>
  attempts.flatMap((attempt) => {
    const step = kindOf(attempt) === kind ? attempt.steps.find(({ action }) => action === 'check-face') : undefined;
    return step === undefined ? [] : [{ user: attempt.user, passed: step.result === 'accepted' }];
  });

describe('faces of known scores', () => {
  it('are refused and let in at the analytic rates at five thresholds, each threshold among those of the one below', async () => {
    const passedBelow = new Map<string, ReadonlySet<number>>();
    let before: readonly string[] | undefined;
    for (const threshold of thresholds) {
      const attempts = await atThreshold(threshold);
      expect(attempts.filter(({ outcome }) => outcome.kind === 'void')).toEqual([]);
      const { falseReject, other } = analytic[threshold];
      for (const [kind, p] of [
        ['owner', 1 - falseReject],
        ['look-alike', 2 * other],
        ['stolen-genuine-id', other],
      ] as const) {
        const shown = faceShown(attempts, kind);
        const passed = new Set(shown.flatMap(({ user, passed: has }) => (has ? [user] : [])));
        expectShare(passed.size, shown.length, p, `${kind} at ${threshold}`);
        for (const user of passed) expect(passedBelow.get(kind)?.has(user) ?? true, `${kind} ${user}`).toBe(true);
        passedBelow.set(kind, passed);
      }
      // Who got in is who passed, but for those whose document says another name.
      const cell = count(attempts)[0] ?? expect.unreachable();
      for (const { kind, attacks, gotIn, stoppedAt } of cell.impostors) {
        const differs = Object.entries(stoppedAt).find(([where]) => where.endsWith('claims-differ'))?.[1] ?? 0;
        expect(attacks).toBe(users / 2);
        expect(gotIn + differs, kind).toBe(passedBelow.get(kind)?.size);
      }
      // What came before the threshold was asked is the same, to the millisecond.
      const course = attempts.map(({ user, purpose, steps }) => {
        const at = steps.findIndex(({ action }) => action === 'check-face');
        return JSON.stringify([
          user,
          purpose,
          steps.slice(0, at).map(({ step, result, modelledMs }) => [step, result, modelledMs]),
        ]);
      });
      expect(course).toEqual(before ?? course);
      before = course;
    }
  }, 60_000);
});

describe('questions of known difficulty', () => {
  it.each([1, 2, 4])('let in who knows all of %i', async (questions) => {
    const [knows, forgets] = [0.7, 0.1];
    const drill = tryingOnce(
      await loadDrill({
        users,
        arms: [desk],
        limits: { restartsPerNeed: 0 },
        policy: { helpDesk: { procedure: ['questions'], questions, questionsRight: questions } },
        parameters: { ...perfectPeople, 'impostor-knows-answer': knows, 'answer-not-known': forgets },
        drill: { impostors: ['stolen-genuine-id'] },
      }),
    );
    const [cell = expect.unreachable()] = count(live(drill));
    expectShare(cell.rightful.recovered, cell.rightful.people, (1 - forgets) ** questions, 'owners');
    const [impostor = expect.unreachable()] = cell.impostors;
    expectShare(impostor.gotIn, impostor.attacks, knows ** questions, 'impostors');
  });
});

describe('parameters of recovery drills', () => {
  it('are all asked for in a drill of every proof and every impostor, and so stand nowhere for show', async () => {
    const helpDesk = { procedure: ['questions' as const, 'call-back' as const, 'manager' as const, 'video' as const] };
    const drill = await loadDrill({
      users: 600,
      parameters: {},
      policy: { ...usualPolicy, helpDesk },
      drill: {},
      limits: { attemptTime: '1 d' },
    });
    const people = populationOf(drill);
    live(drill, people);
    expect(recoveryParameterIds.filter((id) => !people.asked.asked.has(id))).toEqual([]);
  });
});

describe('draws', () => {
  const few = 250;
  const whoever = (impostors: readonly ['look-alike', 'pushing-caller', 'forged-id', 'insider'] | readonly []) => ({
    users: few,
    parameters: {},
    drill: { impostors: [...impostors] },
  });
  const all = ['look-alike', 'pushing-caller', 'forged-id', 'insider'] as const;
  const of = (purpose: Attempt['purpose'], attempts: readonly Attempt[]) =>
    attempts.filter((attempt) => attempt.purpose === purpose).map(comparableAttempt);

  it('of people are the same whether or not impostors came before them', async () => {
    const alone = live(await loadDrill(whoever([])));
    const after = live(await loadDrill(whoever(all)));
    expect(after.length).toBeGreaterThan(alone.length + few);
    expect(of('recovery', after)).toEqual(of('recovery', alone));
  });

  it('of impostors are the same whatever slips the people have', async () => {
    const slips = {
      'answer-not-known': 0.9,
      'call-back-missed': 0.9,
      'document-not-at-hand': 0.9,
    };
    const before = live(await loadDrill(whoever(all)));
    const after = live(await loadDrill({ ...whoever(all), parameters: slips }));
    expect(of('recovery', after)).not.toEqual(of('recovery', before));
    expect(of('impostor', after)).toEqual(of('impostor', before));
  });

  it('come from impostors a day before the owner at least, at the hour of the owner, and never go back in time', async () => {
    const attempts = live(
      await loadDrill({
        ...whoever(['look-alike', 'pushing-caller', 'forged-id', 'insider']),
        limits: { attemptTime: '8 h' },
      }),
    );
    const endOf = ({ startedAt, measuredMs, modelledMs }: Attempt) => Date.parse(startedAt) + measuredMs + modelledMs;
    for (const [nth, next] of attempts.entries()) {
      const last = attempts[nth - 1];
      if (last === undefined || last.user !== next.user || last.arm !== next.arm) continue;
      const gapMs = Date.parse(next.startedAt) - endOf(last);
      expect(gapMs).toBeGreaterThanOrEqual(last.purpose === 'impostor' && next.purpose === 'recovery' ? 86_400_000 : 0);
    }
  });
});
