import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { daysOf, readFirstPredictions, standingOf, withEntries, writeFirstPredictions } from './first-predictions.ts';
import { restsOnOf } from './rests-on.ts';
import { shippedPrediction } from './shipped-prediction.fixture.ts';

const hashes = (digit: string) => digit.repeat(64);
const rests = {
  setUp: hashes('1'),
  definition: hashes('2'),
  ranges: hashes('3'),
  humanModel: hashes('4'),
};
const first = { comparison: 'a', on: '2026-11-23', rests };

describe('the register of first predictions', () => {
  it('takes a new comparison, keeps what has not changed, and dates a change with its reason', () => {
    const predicted = [
      { id: 'a', rests },
      { id: 'b', rests },
    ];
    const entries = withEntries([first], predicted, { today: '2026-11-30' });
    expect(entries).toEqual([first, { comparison: 'b', on: '2026-11-30', rests }]);
    expect(withEntries(entries, predicted, { today: '2026-12-01' })).toEqual(entries);
    const changed = [{ id: 'a', rests: { ...rests, ranges: hashes('5') } }];
    const revised = withEntries(entries, changed, { today: '2026-12-01', why: 'a source was found' });
    expect(daysOf('a', revised, 'never')).toEqual({
      firstPredictedOn: '2026-11-23',
      revisedOn: '2026-12-01',
      revisions: [{ on: '2026-12-01', why: 'a source was found', newDefinition: false }],
    });
    const defined = withEntries(revised, [{ id: 'a', rests: { ...rests, definition: hashes('7') } }], {
      today: '2026-12-03',
      why: 'a defect',
    });
    expect(daysOf('a', defined, 'never').revisions.map(({ newDefinition }) => newDefinition)).toEqual([false, true]);
    expect(daysOf('c', revised, '2026-12-02')).toEqual({ firstPredictedOn: '2026-12-02', revisions: [] });
  });

  it('refuses a change after the first prediction without a reason, and names it', () => {
    const changed = { id: 'a', rests: { ...rests, ranges: hashes('5'), humanModel: hashes('6') } };
    expect(standingOf(changed, [first]).changed).toEqual(['ranges of its people', 'parameters of the human model']);
    expect(() => withEntries([first], [changed], { today: '2026-12-01' })).toThrow(
      expect.objectContaining({ code: 'prediction-revised', badInput: true }),
    );
  });

  it('is read as it was written; none is an empty one, and a broken one is refused', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'register-'));
    try {
      expect(await readFirstPredictions(folder)).toEqual([]);
      await writeFirstPredictions(folder, [first]);
      expect(await readFirstPredictions(folder)).toEqual([first]);
      await writeFile(join(folder, 'first-predictions.json'), '[{"comparison": "a"}]');
      await expect(readFirstPredictions(folder)).rejects.toMatchObject({ code: 'register-broken' });
    } finally {
      await rm(folder, { recursive: true });
    }
  });
});

describe('what a prediction rests on', () => {
  it('changes with a range, the judged definition, a persona and the human model, and not with words', async () => {
    const mercari = await shippedPrediction('mercari-2023');
    const before = restsOnOf(mercari);
    const differing = (changed: typeof mercari) => {
      const after = restsOnOf(changed);
      return (['setUp', 'definition', 'ranges', 'humanModel'] as const).filter((part) => after[part] !== before[part]);
    };
    const [range, ...ranges] = mercari.ranges;
    const [judged, ...definitions] = mercari.prediction.definitions;
    const [parameter, ...parameters] = mercari.setUp.parameters;
    if (range === undefined || judged === undefined || parameter === undefined) throw new Error('expected all three');
    expect(differing({ ...mercari, ranges: [{ ...range, high: range.high * 1.01 }, ...ranges] })).toEqual(['ranges']);
    expect(differing({ ...mercari, ranges: [...ranges, { ...range, assumed: 'in other words' }] })).toEqual([]);
    const withDefinitions = (list: typeof definitions) => ({
      ...mercari,
      prediction: { ...mercari.prediction, definitions: list },
    });
    expect(differing(withDefinitions([...definitions, judged]))).toEqual(['definition']);
    expect(differing(withDefinitions([{ ...judged, title: 'In other words' }, ...definitions]))).toEqual([]);
    const setUp = (text: (source: string, path: string) => string) => ({
      ...mercari,
      setUp: {
        ...mercari.setUp,
        sources: mercari.setUp.sources.map((one) => ({ ...one, text: text(one.text, one.path) })),
      },
    });
    expect(differing(setUp((text) => text.replace('android-phone: 60 %', 'android-phone: 61 %')))).toEqual(['setUp']);
    expect(differing(setUp((text) => `# A comment\n${text.replace(/^title: .*$/m, 'title: Other words')}`))).toEqual(
      [],
    );
    expect(
      differing({
        ...mercari,
        setUp: { ...mercari.setUp, parameters: [{ ...parameter, high: parameter.high * 1.01 }, ...parameters] },
      }),
    ).toEqual(['humanModel']);
  });
});
