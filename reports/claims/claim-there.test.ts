import { describe, expect, it } from 'vitest';
import type { KeptPrediction, KeptQuantity } from '../../scenarios/schema/kept-prediction.ts';
import { shippedClaim } from '../fixtures/shipped-claims.fixture.ts';
import { claimThere } from './claim-there.ts';

const statement = shippedClaim('mercari-2023-speed');
const hash = '0'.repeat(64);

const quantity = (id: string, value: number, ...intervals: (readonly [number, number])[]): KeptQuantity => ({
  id,
  title: id,
  measure: id.startsWith('success') ? 'success' : id === 'seconds-ratio' ? 'seconds-ratio' : 'seconds',
  unit: id.startsWith('success') ? 'proportion' : 's',
  stated: id !== 'seconds-ratio',
  value,
  least: value - 0.05,
  most: value + 0.05,
  fromMemory: false,
  predictions: intervals.map(([lower, upper], index) => ({
    definition: `d${index}`,
    median: (lower + upper) / 2,
    lower,
    upper,
  })),
});

const prediction = (...quantities: KeptQuantity[]): KeptPrediction => ({
  id: 'mercari-2023',
  title: 'Mercari 2023',
  statements: [{ id: statement.id, measure: statement.measure, hash }],
  files: {},
  setting: { people: 'p', comparator: 'c', devices: 'd', attempt: 'a' },
  heldOut: true,
  firstPredictedOn: '2026-11-23',
  madeOn: '2026-11-30',
  definitions: [
    { id: 'd0', title: 'From the prompt on' },
    { id: 'd1', title: 'From opening the page' },
  ],
  quantities,
});

const there = (...quantities: KeptQuantity[]) =>
  claimThere({ id: statement.id, hash, statement, prediction: prediction(...quantities) });
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

describe('a claim where it was made', () => {
  it('has the weakest word of what it states, and not of what is worked out from that', () => {
    expect(
      there(
        quantity('seconds-passkey', 4.4, [3, 5]),
        quantity('seconds-other', 17, [6, 20]),
        quantity('seconds-ratio', 3.9, [5, 6]),
        quantity('success-passkey', 0.5, [0.9, 0.95]),
      ),
    ).toMatchObject({
      kind: 'predicted',
      word: 'plausible',
      figures: [{ word: 'reproduced' }, { word: 'plausible' }],
      why: expect.stringMatching(/^17.s lies within 6/),
    });
  });

  it('that is not explained says how far off it is, and what would have to have been counted', () => {
    const found = there(
      quantity('seconds-passkey', 4.4, [5, 6], [4, 5]),
      quantity('seconds-other', 17, [18, 20], [18, 20]),
    );
    if (found.kind !== 'predicted') throw new Error('expected a prediction');
    expect(found.word).toBe('not explained');
    expect(found.figures.map(({ off }) => off)).toEqual([expect.closeTo(0.55, 9), expect.closeTo(0.95, 9)]);
    expect(plain(found.why)).toContain(
      '4.4 s lies 0.550 s below the predicted 5.00 to 6.00 s; it would fit if this is what was counted: from opening the page.',
    );
    expect(found.why).toContain('no reading of “attempt” that was tried explains it.');
  });

  it.each(['no-setting', 'out-of-date', 'not-held-out'] as const)(
    'without a prediction says why: %s',
    (unpredicted) => {
      expect(claimThere({ id: statement.id, hash, statement, unpredicted })).toMatchObject({
        kind: 'absent',
        code: unpredicted,
      });
    },
  );

  it('of a run made before there were predictions, or without values, has none', () => {
    expect(claimThere({ id: statement.id, hash, statement })).toMatchObject({ code: 'not-predicted-yet' });
    expect(there(quantity('seconds-passkey', 4.4, [3, 5]), quantity('seconds-other', 17))).toMatchObject({
      kind: 'absent',
      code: 'too-few-values',
    });
  });
});
