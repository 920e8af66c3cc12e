// The decision where the truth is known: planted, or drawn and taken as the truth. One persona alone, so that few people tell enough.
import { describe, expect, it, vi } from 'vitest';
import { binomialQuantile } from '../../reports/statistics/distributions/binomial.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import {
  coverDecisions,
  decideOver,
  decisionGround,
  shareOfWrongGo,
  type DecisionGround,
} from './decision-coverage.ts';

// Some 10 s of processor time each.
vi.setConfig({ testTimeout: 300_000 });

/** Without attempts that serve no need, which no figure of the rule counts but accounts locked: they would take a third of the time. */
const alone = {
  personas: '{ privileged-administrator: 100 % }',
  unmeant: '{ people: false, strangers: false }',
};
const order = { many: 500, users: 100, points: 32 } as const;
const seeds = Array.from({ length: 20 }, (_, at) => at + 1);

async function wordsOf(ground: DecisionGround, of: readonly number[] = seeds) {
  const words: string[] = [];
  for (const seed of of) words.push(...(await decideOver(ground, { ...order, seed })).map(({ decision }) => decision));
  return words;
}

const times = (word: string, count: number) => Array.from({ length: count }, () => word);

describe('the decision where the truth is planted', () => {
  it('is STOP where passkeys are made worse, at each of 20 seeds', async () => {
    const faults = "[{ at: passkey/use-passkey, refuse: { share: 80 %, with: '500' } }]";
    expect(await wordsOf(await decisionGround({ ...alone, faults }))).toEqual(times('stop', 20));
  });

  it('is GO where passkeys are far better, at each of 20 seeds', async () => {
    // A fifth of the codes meet an error, while everybody has patience and hardly anybody dismisses the registration.
    const planted = {
      faults: "[{ at: password-otp/submit-code, refuse: { share: 20 %, with: '500' } }]",
      parameters: '{ patience: 10 min, registration-dismissed: 1 % }',
    };
    expect(await wordsOf(await decisionGround({ ...alone, ...planted }))).toEqual(times('go', 20));
  });

  it('is never GO where nothing differs, or next to nothing, whatever the design', async () => {
    const arms = (policy: string) =>
      `{ today: { title: Today, signIn: password-otp }, proposed: { title: Proposed, signIn: password-otp, baseline: today${policy} } }`;
    const nextToNothing = await decisionGround({ ...alone, arms: arms(', policy: { sentCodes: { life: 9 min } }') });
    for (const word of await wordsOf(nextToNothing)) expect(['amend', 'open']).toContain(word);
    for (const design of ['paired', 'parallel']) {
      const words = await wordsOf(await decisionGround({ ...alone, design, arms: arms('') }), seeds.slice(0, 4));
      expect(words).toEqual(times('amend', 4));
    }
  });

  it('is OPEN where one input decides, and names it with the value at which it turns', async () => {
    // Of those who are asked some dismiss the prompt, for all we know 2 % or 90 %: then too few register, or enough.
    const id = 'registration-dismissed';
    const doubted = (parameter: Parameter): Parameter =>
      parameter.id === id
        ? { ...parameter, distribution: { kind: 'chance', probability: 0.3 }, low: 0.02, high: 0.9 }
        : parameter;
    const ground = await decisionGround(alone, doubted);
    const [found] = await decideOver(ground, { ...order, points: 64, seed: 1, alone: [-2, -1, 1, 2] });
    expect(found).toMatchObject({ decision: 'open', figure: { metric: 'registration-success' } });
    const [first] = found?.deciders ?? [];
    expect(first?.parameter).toBe(id);
    expect(first?.explains).toBeGreaterThan(0.4);
    expect(first?.turnsAt).toMatchObject({ beyond: 'above', becomes: 'amend' });
    expect(found?.measure.length).toBeGreaterThan(0);
  });
});

describe('truths drawn from the ranges', () => {
  const of = { seeds: [1, 2], order, truths: 40, truthUsers: 300, truthSeed: 5_000_001 } as const;

  it('bear out a GO as often as it says', async () => {
    const decisions = await coverDecisions({ ...of, grounds: { pilot: alone } });
    expect(decisions.map(({ decision }) => decision)).toEqual(['go', 'go']);
    const [{ truths, notGo } = { truths: 0, notGo: 0 }] = decisions;
    expect(truths).toBe(40);
    // The most that one in twenty makes in all but one of 1 000 tries.
    expect(notGo).toBeLessThanOrEqual(binomialQuantile(0.999, truths, 0.05));
    expect(shareOfWrongGo(decisions)).toBeCloseTo(notGo / truths, 9);
  });

  it('would find out a GO that is said at too few of the inputs', async () => {
    // Made worse, so that the rule says STOP of most truths: whoever said GO of it would be wrong at nearly all.
    const faults = "[{ at: passkey/use-passkey, refuse: { share: 80 %, with: '500' } }]";
    const [worse] = await coverDecisions({ ...of, seeds: [1], grounds: { worse: { ...alone, faults } } });
    expect(worse?.decision).toBe('stop');
    if (worse === undefined) throw new Error('found no decision');
    expect(shareOfWrongGo([worse])).toBeUndefined();
    expect(shareOfWrongGo([{ ...worse, decision: 'go' }])).toBeGreaterThan(0.8);
  });
});
