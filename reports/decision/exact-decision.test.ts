import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { standardRule } from '../../scenarios/schema/decision-rule.fixture.ts';
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import { askedOfArm } from './asked-of-arm.ts';
import { exactDecision } from './exact-decision.ts';

/** Of one arm, each better the larger it is, but for the seconds and what is counted per 1 000 needs. */
interface Figures {
  readonly lessLost: number;
  readonly met: number;
  readonly byMethod: number;
  readonly registered: number | undefined;
  readonly seconds: number;
  readonly lockOuts: number;
  readonly helpDesk: number;
}
const good: Figures = {
  lessLost: 0.01,
  met: 0.97,
  byMethod: 0.9,
  registered: 0.96,
  seconds: -20,
  lockOuts: 0,
  helpDesk: -10,
};
const wordOf = (change: Partial<Figures>, rule: DecisionRule = standardRule, registers = true) => {
  const figures = { ...good, ...change };
  return exactDecision(askedOfArm(rule, registers), ({ metric, of }) => {
    switch (metric) {
      case 'success-per-need':
        return of === 'arm' ? figures.met : figures.lessLost;
      case 'success-per-need-by-method':
        return figures.byMethod;
      case 'registration-success':
        return figures.registered;
      case 'restricted-time-to-sign-in':
        return figures.seconds;
      case 'lock-outs':
        return figures.lockOuts;
      case 'help-desk-worthy-failures':
        return figures.helpDesk;
    }
  })?.word;
};

describe('the decision by exact figures', () => {
  it.each([
    ['everything is kept', {}, 'go'],
    ['no more is lost than may be', { lessLost: -0.02 }, 'go'],
    ['more is lost', { lessLost: -0.0201 }, 'stop'],
    ['one persona in six is stuck, however bad the other arm is', { met: 0.83, lessLost: 0.5 }, 'amend'],
    ['too few register', { registered: 0.89 }, 'amend'],
    ['too many fall back', { byMethod: 0.6 }, 'amend'],
    ['a guardrail is broken', { lockOuts: 21 }, 'amend'],
    ['a guardrail is broken by far', { lockOuts: 51 }, 'stop'],
    ['nothing differs at all', { lessLost: 0, seconds: 0, helpDesk: 0 }, 'amend'],
    ['what is gained nobody feels', { lessLost: 0.009, seconds: -0.9 }, 'amend'],
    ['success alone is gained', { lessLost: 0.01, seconds: 30 }, 'go'],
  ] as const)('where %s', (_, change, word) => expect(wordOf(change)).toBe(word));

  it('is no GO where nobody can register, or nobody came so far: by the rule STOP or AMEND', () => {
    const lenient = { ...standardRule, registration: { ...standardRule.registration, nobody: 'amend' as const } };
    for (const registered of [0, undefined]) {
      expect(wordOf({ registered })).toBe('stop');
      expect(wordOf({ registered }, lenient)).toBe('amend');
      expect(wordOf({ registered }, standardRule, false)).toBe('go');
    }
  });

  it('is another by one’s own rule', () => {
    const strict = { ...standardRule, registration: { ...standardRule.registration, atLeast: 0.97 } };
    expect(wordOf({}, strict)).toBe('amend');
    const { ownMethod: _, ...notAsked } = standardRule;
    expect(wordOf({ byMethod: 0.1 }, notAsked)).toBe('go');
    expect(wordOf({ lockOuts: 200, helpDesk: 200 }, { ...standardRule, guardrails: [] })).toBe('go');
  });

  it('is none where success cannot be compared, and never GO where a condition has no figure', () => {
    const asked = askedOfArm(standardRule, true);
    expect(exactDecision(asked, () => undefined)).toBeUndefined();
    expect(
      exactDecision(asked, ({ of, metric }) => (of === 'difference' && metric === 'success-per-need' ? 0.1 : undefined))
        ?.word,
    ).not.toBe('go');
  });

  it('never gets worse where a figure gets better', () => {
    const share = fc.double({ min: 0, max: 1, noNaN: true });
    const per1000 = fc.double({ min: -200, max: 200, noNaN: true });
    const figures = fc.record({
      lessLost: fc.double({ min: -0.2, max: 0.2, noNaN: true }),
      met: share,
      byMethod: share,
      registered: share,
      seconds: fc.double({ min: -60, max: 60, noNaN: true }),
      lockOuts: per1000,
      helpDesk: per1000,
    });
    const better = fc.record({
      lessLost: fc.double({ min: 0, max: 0.2, noNaN: true }),
      met: share,
      byMethod: share,
      registered: share,
      seconds: fc.double({ min: -60, max: 0, noNaN: true }),
      lockOuts: fc.double({ min: -200, max: 0, noNaN: true }),
      helpDesk: fc.double({ min: -200, max: 0, noNaN: true }),
    });
    const rank = { stop: 0, amend: 1, go: 2 } as const;
    fc.assert(
      fc.property(figures, better, (at, more) => {
        const moved = Object.fromEntries(
          Object.entries(at).map(([key, value]) => [key, value + more[key as keyof typeof more]]),
        ) as unknown as Figures;
        expect(rank[wordOf(moved) ?? 'stop']).toBeGreaterThanOrEqual(rank[wordOf(at) ?? 'stop']);
      }),
    );
  });
});
