// The rule of recovery: each condition alone turns the word that it says it turns, inputs decide by their share, and what was seldom seen takes
// an ENABLE back.
import { describe, expect, it } from 'vitest';
import { firstUniformAt, streamKey } from '../../scenarios/sampling/stream.ts';
import type { RecoveryRule } from '../../scenarios/schema/recovery-rule.ts';
import { decideRecovery } from './decide-recovery.ts';
import { layersFixture, livedAlone, livedFixture } from './lived-drill.fixture.ts';

/** Nothing of the fixture breaks it. */
const easy: RecoveryRule = {
  ...livedFixture().rule,
  recovered: { mayLose: 0.9, atLeast: 0.01, assumed: 'a test' },
  impostors: { mayAdd: 0.9, atMost: 0.9, leftOut: livedFixture().rule.impostors.leftOut, assumed: 'a test' },
  cost: { atMost: 100, assumed: 'a test' },
  time: { atMost: 86_400_000, mayAdd: 86_400_000, assumed: 'a test' },
};
const decided = (change: Partial<RecoveryRule>, points = 0) => {
  const [first] = decideRecovery(livedFixture({ rule: { ...easy, ...change }, layers: layersFixture(points) }));
  if (first === undefined) throw new Error('found no decision, expected one for each persona');
  return first;
};

it('is ENABLE where every condition is kept, at the centre and at all points', () => {
  expect(decided({})).toMatchObject({ decision: 'enable', basis: 'centre', shares: [] });
  expect(decided({}, 64)).toMatchObject({
    decision: 'enable',
    basis: 'inputs',
    shares: [{ decision: 'enable', share: 1 }],
  });
});

describe.each([
  ['recovered-loss', 'do-not', { recovered: { ...easy.recovered, mayLose: 0.01 } }],
  ['recovered-floor', 'keep-evaluating', { recovered: { ...easy.recovered, atLeast: 0.99 } }],
  ['impostors-ceiling', 'keep-evaluating', { impostors: { ...easy.impostors, atMost: 0.001 } }],
  ['cost', 'keep-evaluating', { cost: { ...easy.cost, atMost: 0.1 } }],
  ['time-ceiling', 'keep-evaluating', { time: { ...easy.time, atMost: 1_000 } }],
] as const)('%s alone', (id, word, change) => {
  it(`is ${word}, and decides`, () => {
    expect(decided(change)).toMatchObject({ decision: word, deciding: id });
    expect(decided(change, 64).conditions.find((condition) => condition.id === id)?.kept).toBe(false);
  });
});

it('is DO NOT where the best kind of impostor does better than by the other way', () => {
  const [first] = decideRecovery(
    livedFixture({
      rule: { ...easy, impostors: { ...easy.impostors, mayAdd: 0.01 } },
      layers: {
        ...layersFixture(0),
        many: layersFixture(0).many.map((cell) => ({
          ...cell,
          arm: cell.arm === 'help-desk' ? 'by-identity' : 'help-desk',
        })),
      },
    }),
  );
  expect(first).toMatchObject({ decision: 'do-not', deciding: 'impostors-more' });
  expect(first?.conditions.find(({ id }) => id === 'impostors-more')?.of).toBe('pushing-caller');
});

it('needs as many of the points as the rule asks for', () => {
  const share = (enable: number) =>
    decided({ recovered: { ...easy.recovered, atLeast: 0.75 }, levels: { ...easy.levels, enable } }, 64);
  const found = share(0.6).shares.find(({ decision }) => decision === 'enable')?.share ?? 0;
  expect(found).toBeGreaterThan(0.6);
  expect(found).toBeLessThan(0.95);
  expect(share(0.6).decision).toBe('enable');
  expect(share(0.95).decision).toBe('keep-evaluating');
});

it('takes back an ENABLE of all points where a kind came too seldom to be sure of', () => {
  const few = layersFixture(64);
  const rule = { ...easy, impostors: { ...easy.impostors, atMost: 0.02 } };
  const seldom = few.many.map((cell) => ({
    ...cell,
    impostors: cell.impostors.map((each) => (each.kind === 'print' ? { ...each, attacks: 20, gotIn: 0 } : each)),
  }));
  const [first] = decideRecovery(livedFixture({ rule, layers: { ...few, many: seldom } }));
  expect(first).toMatchObject({ decision: 'keep-evaluating', deciding: 'impostors-ceiling' });
  expect(first?.conditions.find(({ id }) => id === 'impostors-ceiling')).toMatchObject({
    of: 'print',
    keptAtPoints: 1,
  });
});

it('does not call it safe where no impostor came', () => {
  const layers = layersFixture(0);
  const [first] = decideRecovery(
    livedFixture({ rule: easy, layers: { ...layers, many: layers.many.map((cell) => ({ ...cell, impostors: [] })) } }),
  );
  expect(first).toMatchObject({ decision: 'keep-evaluating', deciding: 'impostors-ceiling' });
});

it('gives no verdict on a run of people alone', () => {
  expect(decideRecovery(livedAlone()).map(({ decision, basis }) => `${decision} ${basis}`)).toEqual(
    Array.from({ length: 3 }, () => 'no-verdict none'),
  );
});

it('tells of no input that does nothing, however many there are', () => {
  const layers = layersFixture(64);
  const key = streamKey(1, 'inputs that do nothing');
  const points = layers.points.map((point, at) => ({
    ...point,
    parameters: {
      ...point.parameters,
      ...Object.fromEntries(
        Array.from({ length: 150 }, (_, nth) => [`idle-${nth}`, firstUniformAt(key, at, nth, undefined)]),
      ),
    },
  }));
  const rule = { ...easy, recovered: { ...easy.recovered, atLeast: 0.75 } };
  for (const { turns } of decideRecovery(livedFixture({ rule, layers: { ...layers, points } }))) {
    const told = turns.filter(({ of }) => of === 'parameter').map(({ id }) => id);
    expect(told).toEqual(['face-check-false-reject']);
  }
});

it('says which threshold, and which value of which input, would turn it', () => {
  const { turns } = decided({ recovered: { ...easy.recovered, atLeast: 0.75 } }, 64);
  const threshold = turns.find(({ of }) => of === 'threshold');
  expect(threshold).toMatchObject({ id: '100', decision: 'do-not' });
  const parameter = turns.find(({ of }) => of === 'parameter');
  expect(parameter).toMatchObject({ id: 'face-check-false-reject', decision: 'enable', share: 1 });
  // By hand: 0.95 × 0.94 × (1 − r) is 0.75 at r = 0.16.
  expect(parameter?.sentence.replaceAll('\u00a0', ' ')).toMatch(/below 1[56]\.\d %/);
});
