// On a rollout whose figures are known functions of its inputs: what decides is named first, what moves nothing has no width.
import { describe, expect, it } from 'vitest';
import { sumsOfTimeline } from '../../../scenarios/measures/tenant/tenant-point.ts';
import { standardRolloutRule as rule } from '../../../scenarios/schema/rollout-rule.fixture.ts';
import { enrolledAt, knownAsked, knownPoint, knownPoints } from '../../fixtures/known-rollout.fixture.ts';
import { livedFixture, pricesFixture, timelineFixture } from '../../fixtures/timeline.fixture.ts';
import { normalCdf } from '../../statistics/distributions/normal-cdf.ts';
import { decideRollout } from '../decide-rollout.ts';
import { analyseDoubt } from './analyse-doubt.ts';

const asked = knownAsked(rule);
const found = analyseDoubt(knownPoints(), asked);
const figureOf = (id: string) => {
  const figure = found.uncertainty.find((each) => each.figure === id);
  if (figure === undefined) throw new Error(`no figure ${id}`);
  return figure;
};

describe('a planted input that decides', () => {
  it('is named first, with all of the variance, and makes the word', () => {
    const [whole] = found.decisions;
    // 80 % are enrolled at z = −0.358: GO above.
    const z = -0.358_378_766_427_085_7;
    expect(enrolledAt(z)).toBeCloseTo(0.8, 12);
    const share = 1 - normalCdf(z);
    expect(whole).toMatchObject({ centre: 'GO', points: 128, decides: { condition: 'enrolled' } });
    expect(whole?.shares.map(({ word }) => word)).toEqual(['GO', 'AMEND']);
    expect(whole?.agree).toBeGreaterThan(share - 0.02);
    expect(whole?.agree).toBeLessThan(share + 0.02);
    expect(whole?.missed).toEqual([{ condition: 'enrolled', share: 1 - (whole?.agree ?? 0) }]);
    expect(whole?.decides?.movers.map(({ parameter }) => parameter)).toEqual(['taken-up']);
    expect(whole?.decides?.movers[0]?.explains).toBeGreaterThan(0.9);
    expect(whole?.turns.map(({ parameter, becomes }) => [parameter, becomes])).toEqual([['taken-up', 'AMEND']]);
    expect(whole?.why.replaceAll('\u00a0', ' ')).toMatch(
      /^At 3\d\.\d % too few have a passkey\. The points disagree most on whether too few have a passkey, which hangs most on “The request is taken up” \(9\d\.\d % of its variance\)\.$/,
    );
    for (const persona of ['information-worker', 'frontline-worker'])
      expect(found.decisions.find((each) => each.persona === persona)?.agree).toBe(whole?.agree);
  });

  it('is alone in the tornado of its figure, and the range is that of its own', () => {
    const { rows } = found.tornado.find(({ figure }) => figure === 'enrolled/rollout') ?? { rows: [] };
    expect(rows.map(({ parameter }) => parameter)).toEqual(['taken-up']);
    expect(rows[0]?.high.figure).toBeCloseTo(enrolledAt(1.281_551_565_544_6), 9);
    const { interval, median } = figureOf('enrolled/rollout').inputs;
    expect(median).toBeCloseTo(enrolledAt(0), 2);
    expect(interval).toMatchObject({ level: 0.9 });
    expect(interval?.lower).toBeCloseTo(enrolledAt(-1.645), 1);
    expect(interval?.upper).toBeCloseTo(enrolledAt(1.645), 1);
    expect(found.enrolment.map(({ startsOn }) => startsOn)).toEqual(['2026-01-05', '2026-01-12', '2026-01-19']);
    for (const week of found.enrolment) expect(week.movers[0]?.parameter).toBe('taken-up');
  });

  it('leaves figures alone that hang on another, and an idle input moves none', () => {
    expect(figureOf('tickets/ratio').movers.map(({ parameter }) => parameter)).toEqual(['phone-lost']);
    expect(figureOf('tickets/nothing').inputs.interval).toBeUndefined();
    expect(JSON.stringify(found.tornado)).not.toContain('idle');
    // Other people are the same here.
    expect(found.uncertainty.every(({ othersSd = 1 }) => othersSd < 1e-9)).toBe(true);
    expect(found.decisions.every(({ others }) => others.agree === others.groups)).toBe(true);
  });

  it('is not told to turn a word that other people alone turn', () => {
    const [first, ...rest] = knownPoints().others;
    const others = [...rest, knownPoint({ 'taken-up': -1 }), first ?? knownPoint({})];
    const [whole] = analyseDoubt({ ...knownPoints(), others }, asked).decisions;
    expect(whole).toMatchObject({ others: { groups: 4, agree: 3 }, turns: [] });
    expect(whole?.why.replaceAll('\u00a0', ' ')).toMatch(
      /Chance between people alone makes another word at 1 of 4 groups of other people\.$/,
    );
  });
});

it('gives no width, no mover and one word where nothing is moved', () => {
  const still = analyseDoubt(
    knownPoints(() => ({})),
    asked,
  );
  for (const { inputs, movers, centre } of [...still.uncertainty, ...still.enrolment]) {
    expect(inputs.interval).toBeUndefined();
    expect(inputs.median).toBe(centre);
    expect(inputs.sd).toBeLessThan(1e-9);
    expect(movers).toEqual([]);
  }
  for (const decision of still.decisions) {
    expect(decision).toMatchObject({ agree: 1, shares: [{ word: decision.centre, share: 1 }], turns: [] });
    expect(decision.decides).toBeUndefined();
  }
  expect(still.tornado.every(({ rows }) => rows.length === 0)).toBe(true);
});

describe('beside a run', () => {
  const all = knownPoint({ 'taken-up': -0.2 }, 1_000);

  it('the centre is the run, and every point is carried by what few differ in there', () => {
    const beside = analyseDoubt({ ...knownPoints(), all }, asked);
    const enrolled = beside.uncertainty.find(({ figure }) => figure === 'enrolled/rollout');
    expect(beside.centre).toBe('run');
    expect(enrolled?.centre).toBeCloseTo(enrolledAt(-0.2), 12);
    const apart = enrolledAt(-0.2) - enrolledAt(0);
    expect((enrolled?.inputs.median ?? 0) - figureOf('enrolled/rollout').inputs.median).toBeCloseTo(apart, 9);
    expect(beside.decisions[0]?.agree).toBeLessThan(found.decisions[0]?.agree ?? 0);
  });

  it('never has more people enrolled than there are, nor fewer than none', () => {
    const high = analyseDoubt({ ...knownPoints(), all: knownPoint({ 'taken-up': 3 }, 1_000) }, asked);
    const { interval } = high.uncertainty.find(({ figure }) => figure === 'enrolled/rollout')?.inputs ?? {};
    expect(interval?.upper).toBe(1);
    const low = analyseDoubt({ ...knownPoints(), all: knownPoint({ 'taken-up': -9 }, 1_000) }, asked);
    const { inputs } = low.uncertainty.find(({ figure }) => figure === 'enrolled/rollout') ?? {};
    expect(inputs?.interval?.lower).toBe(0);
  });

  it('says the word and the reasons that the run says', () => {
    for (const passkeys of [0.2, 0.9]) {
      const lived = livedFixture(passkeys);
      const point = { at: {}, users: lived.people, ...sumsOfTimeline(lived, pricesFixture) };
      const { decisions } = analyseDoubt(
        { all: point, few: point, others: [], draws: [point, point], single: [] },
        { ...asked, people: lived.people },
      );
      expect(decisions.map(({ centre, reasons }) => ({ word: centre, reasons }))).toEqual(
        decideRollout(timelineFixture(passkeys), rule).map(({ word, reasons }) => ({ word, reasons })),
      );
    }
  });
});
