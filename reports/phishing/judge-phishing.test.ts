// Verdicts, doors and rates from counts whose answer is known.
import { describe, expect, it } from 'vitest';
import { clopperPearsonCI } from '../statistics/proportions/clopper-pearson-ci.ts';
import { judgePhishing } from './judge-phishing.ts';
import { livedPhishing, usualArms, type FixtureArm } from './lived-phishing.fixture.ts';

const judged = (arms: Readonly<Record<string, FixtureArm>> = usualArms) => judgePhishing(livedPhishing(arms));
const verdicts = (arms?: Readonly<Record<string, FixtureArm>>) =>
  Object.fromEntries(judged(arms).verdicts.map(({ arm, verdict }) => [arm, verdict]));

describe('the claim "phishing-resistant"', () => {
  it('is judged by what got through, and by what refused the passkey', () => {
    expect(verdicts()).toEqual({
      code: 'not-resistant',
      passkey: 'resistant-without-fallback',
      strict: 'resistant',
    });
  });

  it('says too little where nobody came to a passkey behind a lure', () => {
    const { strict } = usualArms;
    expect(verdicts({ ...usualArms, strict: { ...strict, attacks: [{ kind: 'relay', takenOver: 0 }] } })).toMatchObject(
      {
        strict: 'too-few',
      },
    );
  });

  it('falls with one passkey that let somebody in', () => {
    const { strict } = usualArms;
    const one = { kind: 'replay', takenOver: 1, byPasskey: 1, originRefused: 5 } as const;
    expect(verdicts({ ...usualArms, strict: { ...strict, attacks: [one] } })).toMatchObject({
      strict: 'not-resistant',
    });
  });

  it('leaves a passkey that was copied where it is kept beside it, and says so', () => {
    const { strict } = usualArms;
    const copied = { kind: 'stolen-passkey', takenOver: 300, byPasskey: 300 } as const;
    const { verdicts: found } = judged({
      ...usualArms,
      strict: { ...strict, attacks: [...strict.attacks, copied] },
    });
    const ofStrict = found.find(({ arm }) => arm === 'strict');
    expect(ofStrict?.verdict).toBe('resistant');
    expect(ofStrict?.why).toMatch(/Beside the claim: .*600 of 2000\saccounts/);
  });

  it('is shown by one attempt each', () => {
    const traces = judged().verdicts.map(({ arm, trace }) => [arm, trace?.layer, trace?.attack.end]);
    expect(traces).toEqual([
      ['code', 'real', 'taken-over'],
      ['passkey', 'real', 'taken-over'],
      ['strict', 'real', 'browser'],
    ]);
  });
});

describe('the remaining door', () => {
  it('is the attack that does best, closed by the arm that leaves at most a third of it, with its price', () => {
    const doors = judged().doors.filter(({ persona }) => persona === 'information-worker');
    expect(doors.map(({ arm, kind, change }) => [arm, kind, change?.arm])).toEqual([
      ['code', 'relay', 'passkey'],
      ['passkey', 'relay', 'strict'],
      ['strict', 'relay', undefined],
    ]);
    const [, ofPasskey] = doors;
    expect(ofPasskey?.change?.needs?.value).toBeCloseTo(-0.07, 10);
    expect(ofPasskey?.change?.takenOver).toMatchObject({ events: 0, per1000: 0 });
  });

  it('has exact limits, and an upper one where nobody got in', () => {
    const first = judged().attacks.find(
      ({ layer, arm, persona }) => layer === 'many' && arm === 'code' && persona !== undefined,
    );
    const { lower, upper } = clopperPearsonCI({ x: 120, n: 1_000, conf: 0.95 });
    expect(first?.takenOver).toEqual({ events: 120, per1000: 120, lower1000: lower * 1_000, upper1000: upper * 1_000 });
    const none = judged().attacks.find(({ layer, arm, persona }) => layer === 'many' && arm === 'strict' && persona);
    expect(none?.takenOver.events).toBe(0);
    expect(none?.takenOver).not.toHaveProperty('lower1000');
    // 1 - 0.05 ^ (1 / n)
    expect(none?.takenOver.upper1000).toBeCloseTo((1 - 0.05 ** (1 / 1_000)) * 1_000, 8);
  });
});
