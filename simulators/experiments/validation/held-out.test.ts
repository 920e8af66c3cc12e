import { describe, expect, it } from 'vitest';
import { ownRows, parametersFor, restsOnItself } from './held-out.ts';
import { loadPredictions } from './load-prediction.ts';
import { shippedClaimsFolder, shippedPrediction } from './shipped-prediction.fixture.ts';

describe('held out', () => {
  it('no shipped prediction rests on its own study', async () => {
    for (const loaded of await loadPredictions(shippedClaimsFolder))
      expect(restsOnItself(loaded), loaded.claim.id).toEqual([]);
  });

  it('a parameter that rests on the study is found when its own range is taken away', async () => {
    const yahoo = await shippedPrediction('yahoo-japan-2022');
    expect(restsOnItself({ ...yahoo, ranges: yahoo.ranges.filter(({ id }) => id !== 'password-filled') })).toEqual([
      { what: 'parameter password-filled', rows: ['yj_time_password'] },
    ]);
    const owens = await shippedPrediction('owens-2021');
    expect(restsOnItself({ ...owens, ranges: [] })).toEqual([
      { what: 'parameter phone-scan', rows: ['hybrid_slower'] },
    ]);
  });

  it('a row counts as of the study by its address alone, though the claim does not name it', async () => {
    const { claim, published } = await shippedPrediction('yahoo-japan-2022');
    expect(ownRows({ ...claim, sameStudy: [] }, published)).toContain('yj_time_password');
    expect(ownRows(claim, published)).not.toContain('mercari_time_sms');
  });

  it('a persona that cites the study is found', async () => {
    const mercari = await shippedPrediction('mercari-2023');
    const [persona] = mercari.setUp.personas;
    if (persona === undefined) throw new Error('the set-up has no persona');
    const citing = { ...persona, habits: { patience: { factor: 2, evidence: ['mercari_time_sms'] } } };
    expect(restsOnItself({ ...mercari, setUp: { ...mercari.setUp, personas: [citing] } })).toEqual([
      { what: `persona ${persona.id}`, rows: ['mercari_time_sms'] },
    ]);
  });

  it('a range moves the centre and the support, keeps the shape, and leaves the others alone', async () => {
    const { setUp } = await shippedPrediction('mercari-2023');
    const changed = parametersFor(setUp.parameters, [
      { id: 'message-opening', central: 11.8, low: 5, high: 20, assumed: 'a test' },
    ]);
    const [before, after] = [setUp.parameters, changed].map((list) => list.find(({ id }) => id === 'message-opening'));
    expect(before?.distribution).toMatchObject({ kind: 'lognormal', median: 5.9, sigma: 0.4 });
    expect(after).toMatchObject({
      distribution: { kind: 'lognormal', median: 11.8, sigma: 0.4 },
      low: 5,
      high: 20,
      assumed: 'a test',
    });
    expect(after?.evidence).toBeUndefined();
    expect(changed.filter((parameter, index) => parameter !== setUp.parameters[index])).toHaveLength(1);
  });
});
