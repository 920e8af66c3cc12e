import { describe, expect, it } from 'vitest';
import { renderSvg } from '../drawing/render.ts';
import { manyArms } from '../fixtures/many-arms.fixture.ts';
import { sensitivityFixture } from '../fixtures/sensitivity.fixture.ts';
import { fixtureResults } from '../fixtures/results.fixture.ts';
import { comparedInWords } from './figure-words.ts';
import { tornadoChart } from './tornado-chart.ts';
import { tornadosOf } from './tornado.ts';
import { chart as ofSuccess } from './tornado-success.ts';
import { chart as ofTime } from './tornado-time.ts';

const words = (svg: string) => svg.replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ');

describe.each([ofSuccess, ofTime])('$id', ({ id, build }) => {
  describe.each([2, 3, 4])('of %i arms', (count) => {
    const { arms } = manyArms({ arms: count });
    const sensitivity = sensitivityFixture(1, arms);
    const results = fixtureResults({ sensitivity });
    const metric = id === 'tornado-success' ? 'success-per-need' : 'restricted-time-to-sign-in';
    const drawn = sensitivity.tornado.filter(({ figure }) => figure.startsWith(`${metric}/`));

    it.each(['wide', 'narrow'] as const)('draws each comparison once, %s', async (width) => {
      const built = build(results, width) ?? expect.unreachable();
      const { svg, warnings } = await renderSvg(built.spec);
      expect(warnings).toEqual([]);
      expect(drawn).toHaveLength(count - 1);
      const bars = JSON.stringify(built.spec.layer).split('"parameter":').length - 1;
      expect(bars).toBe(2 * drawn.flatMap(({ rows }) => rows).length);
      expect(built.table.rows).toHaveLength(drawn.flatMap(({ rows }) => rows).length);
      for (const row of built.table.rows) expect(row).toHaveLength(built.table.columns.length);
      for (const { figure } of drawn) {
        const pair = comparedInWords(figure, arms);
        if (count === 2) expect(words(svg)).not.toContain(pair);
        else
          for (const told of [words(svg), built.title, built.alt, JSON.stringify(built.table)])
            expect(told).toContain(pair);
      }
    });

    it('draws the centre of each through its own rows', () => {
      const moved = drawn.map((tornado, at) => ({ ...tornado, centre: tornado.centre * (1.003 + at / 100) }));
      const { spec } =
        build(fixtureResults({ sensitivity: { ...sensitivity, tornado: moved } }), 'wide') ?? expect.unreachable();
      for (const { centre, rows } of moved) {
        const lines = spec.layer.flatMap((layer) =>
          'data' in layer && layer.data !== null && layer.data !== undefined && 'values' in layer.data
            ? (layer.data.values as { value?: number; bottom?: number }[]).filter(
                ({ value, bottom }) => value === centre && bottom !== undefined,
              )
            : [],
        );
        expect(lines).toHaveLength(rows.length);
      }
    });
  });
});

it('says which comparison no parameter moves', () => {
  const { arms } = manyArms({ arms: 3 });
  const sensitivity = sensitivityFixture(1, arms);
  const [first, second] = tornadosOf(sensitivity, 'success-per-need', 'difference');
  if (first === undefined || second === undefined) throw new Error('no two comparisons');
  const built = tornadoChart([first, { ...second, rows: [] }], sensitivity, 'wide');
  expect(built?.title).toContain(`no parameter moves ${comparedInWords(second.figure, arms)}`);
  expect(tornadoChart([{ ...first, rows: [] }], sensitivity, 'wide')).toBeUndefined();
});
