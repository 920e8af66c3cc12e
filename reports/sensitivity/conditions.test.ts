// What would have to be true, searched for on functions whose answer is known.
import { describe, expect, it } from 'vitest';
import type { ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { judgedClaim } from '../fixtures/shipped-claims.fixture.ts';
import { conditions } from './conditions.ts';
import { rounded } from '../statistics/claims/rounded-figure.ts';
import { twoRecorded } from '../fixtures/sensitivity.fixture.ts';
import { askedClaims } from './questions.ts';
import { parameters, typing, waiting, plain, lived, single, centre } from './known-world.fixture.ts';

describe('what would have to be true', () => {
  const claim = { ...judgedClaim('fido-index-2025-speed'), beside: [] };

  it('is a lived point that shows the claim, about as near as there is one', async () => {
    let count = 0;
    const [found] = await conditions({
      claims: askedClaims([claim], twoRecorded),
      centre,
      single,
      parameters,
      live: (ats) => Promise.resolve(ats.map((at) => ((count += 1), lived(at)))),
    });
    expect(found?.state).toBe('holds at a point');
    expect(found?.point?.figure).toBeGreaterThanOrEqual(31.15 / 8.55);
    // What rounds to 3.67 begins at 3.64. ln(3.64 / 2) = 0.6 = 0.4 t + 0.3 w + 0.2 t w: nearest at about (0.95, 0.55 ...), 1.03 away.
    expect(found?.point?.distance).toBeGreaterThan(0.9);
    expect(found?.point?.distance).toBeLessThan(1.25);
    expect(found?.point?.coordinates.map(({ parameter }) => parameter)).toEqual(['typing', 'waiting']);
    expect(plain(found?.sentence)).toMatch(
      /^“8.5 s against 31.2 s, 3.67 times” \(FIDO Alliance, 2025\) would hold in the mean time of successes if “Time of typing” /,
    );
    expect(count).toBeLessThan(10);
  });

  it('is not found where no parameter leads that far', async () => {
    const flat = (at: ParameterPoint['at']): ParameterPoint => ({
      at,
      users: 100,
      figures: {
        'time-of-successes-mean/ratio:passkey': { value: 2 + 0.01 * Math.tanh(at['typing'] ?? 0), monteCarloSe: 0.001 },
      },
    });
    const [found] = await conditions({
      claims: askedClaims([claim], twoRecorded),
      centre: flat({}),
      single: [flat({ typing: 2 }), flat({ typing: -2 })],
      parameters: [typing, waiting],
      live: (ats) => Promise.resolve(ats.map(flat)),
    });
    expect(found?.state).toBe('not found');
    expect(found?.sentence).toMatch(/^No point found within 4 standard units/);
  });

  it('is a figure that there is not where the centre has none, and no point without it was tried', async () => {
    const silent = (at: ParameterPoint['at']): ParameterPoint => ({ at, users: 100, figures: {} });
    const asked = { claims: askedClaims([claim], twoRecorded), single, parameters };
    const [none] = await conditions({ ...asked, centre: silent({}), live: (ats) => Promise.resolve(ats.map(silent)) });
    expect(none?.state).toBe('no figure at the centre');
    expect(none).not.toHaveProperty('centre');
    expect(none?.sentence).toMatch(/: there is no such figure with every parameter at its centre\.$/);
    const [untried] = await conditions({ ...asked, centre, live: (ats) => Promise.resolve(ats.map(silent)) });
    expect(untried).toMatchObject({ state: 'not found', centre: centre.figures[untried?.figure ?? '']?.value });
    expect(untried).not.toHaveProperty('point');
  });

  it('holds as it is where the centre shows it already', async () => {
    const [found] = await conditions({
      claims: askedClaims(
        [
          {
            ...claim,
            claimed: { kind: 'ratio', unit: 's', stated: rounded({ value: 1.5, halfStep: 0.05 }), judgedBy: 'stated' },
          },
        ],
        twoRecorded,
      ),
      centre,
      single,
      parameters,
      live: () => Promise.resolve([]),
    });
    expect(found?.state).toBe('holds at the centre');
  });
});
