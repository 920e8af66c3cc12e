// Every view of results with one to four arms: goes by the titles and roles of the run, and by nothing else.
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { armStyles } from '../drawing/arm-style.ts';
import { renderSvg } from '../drawing/render.ts';
import { capacityTable } from '../exports/capacity-table.ts';
import { estimatesCsv } from '../exports/estimates-csv.ts';
import { runAnswerOf } from '../exports/run-answer.ts';
import { manyArms, manyArmsLoad } from '../fixtures/many-arms.fixture.ts';
import { readCsv } from '../fixtures/read-csv.fixture.ts';
import { comparisonsOf } from '../results/arm-of-run.ts';
import { results as schema, type ResultsOfSignIns } from '../results/results.ts';
import { chartsOf } from './chart-catalogue.ts';
import { chartsOfLoad } from './charts-of-load.ts';
import { chartsOfSignIns } from './charts-of-sign-ins.ts';
import { page } from './page.ts';
import { summarise } from './summary.ts';

/** Of claims: these do not draw arms. */
const withoutArms = new Set(['claims-ladder']);
const drawnByArm: readonly (readonly [id: string, results: (count: number) => ResultsOfSignIns])[] = [
  ...Object.keys(chartsOfSignIns).map((id) => [id, (count: number) => manyArms({ arms: count })] as const),
  ...Object.keys(chartsOfLoad).map((id) => [id, manyArmsLoad] as const),
].filter(([id]) => !withoutArms.has(id));
const ofComparisons = new Set(['success-difference', 'time-ratio']);

const words = (html: string) =>
  html
    .replaceAll(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>/g, ' ')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const once = (text: string, part: string) => text.split(part).length - 1;

describe.each([1, 2, 3, 4])('a report of %i arms', (count) => {
  const ofPeople = manyArms({ arms: count });
  const ofLoad = manyArmsLoad(count);
  const compared = comparisonsOf(ofPeople.arms);

  it('is a valid result', () => {
    expect(compared).toHaveLength(count - 1);
    for (const each of [ofPeople, ofLoad]) expect(schema.safeParse(each).error).toBeUndefined();
  });

  describe.each(drawnByArm)('%s', (id, resultsWith) => {
    const from = resultsWith(count);
    const chart = chartsOf(from).find((each) => each.id === id) ?? expect.unreachable(`no chart ${id}`);
    it.each(['wide', 'narrow'] as const)('draws each arm, or each comparison, %s', async (width) => {
      const built = chart.build(width);
      if (built === undefined) {
        expect([count, ofComparisons.has(id)]).toEqual([1, true]);
        return;
      }
      const { svg, warnings } = await renderSvg(built.spec);
      expect(warnings).toEqual([]);
      const told = `${built.title} ${built.subtitle} ${built.alt} ${JSON.stringify(built.table)}`;
      expect(`${svg} ${told}`).not.toMatch(/NaN|undefined|Infinity|null/);
      // Of the arms and nothing else: the fixture has no passkeys.
      expect(`${svg} ${told}`).not.toMatch(/passkeys?\b(?!s signature|’s signature)|password \+ code/i);
      for (const row of built.table.rows) expect(row).toHaveLength(built.table.columns.length);
      for (const { title, inSentence } of from.arms)
        expect(told.includes(title) || told.includes(inSentence), `${title} in ${told}`).toBe(true);
      if (ofComparisons.has(id)) expect(built.table.rows).toHaveLength(6 * compared.length);
    });
  });

  it('paints every arm in a colour and a shape of its own', () => {
    const styles = ofPeople.arms.map(({ id }) => armStyles(ofPeople.arms)(id));
    const spec = JSON.stringify(chartsOfSignIns['success-by-arm'].build(ofPeople, 'wide')?.spec);
    for (const { colour, shape } of styles)
      expect(spec).toContain(`"shape":"${shape}","size":75,"opacity":1,"filled":true,"fill":"${colour}"`);
    expect(new Set(styles.map(({ colour }) => colour)).size).toBe(count);
  });

  it('has a page in which every arm has its title, and no arm another name', async () => {
    for (const each of [ofPeople, ofLoad]) {
      const text = words(await page({ ...each, summary: summarise(each) }));
      for (const { title, inSentence } of each.arms) {
        expect(text).toContain(title);
        expect(text).toContain(inSentence);
      }
      expect(text).not.toMatch(/password \+ code|with passkeys|passkeys? (?:less|over|against)/i);
      expect(text).toContain(
        ['', 'in one arm', 'each in both arms', 'each in all 3 arms', 'each in all 4 arms'][count],
      );
      for (const { id } of each.arms.filter(({ id: own }) => own.includes('-'))) expect(text).not.toContain(` ${id} `);
    }
  });

  it('tells every comparison once on its first screen, and the decisions of each', async () => {
    const [first = ''] = words(await page({ ...ofPeople, summary: summarise(ofPeople) })).split('Contents');
    for (const { inSentence } of ofPeople.arms) expect(first).toContain(inSentence);
    expect(once(first, ' points (95 % CI')).toBe(compared.length);
    expect(once(first, ' times (95 % CI')).toBe(compared.length);
    expect(once(first, ' of the tenant')).toBe(ofPeople.personas.length * compared.length);
    if (compared.length === 0) expect(first).toContain('The run compares nothing');
  });

  it('tells the capacity of every arm in the summary of a load run', () => {
    const load = summarise(ofLoad);
    for (const { inSentence } of ofLoad.arms) expect(load).toMatch(new RegExp(`The target bears .*with ${inSentence}`));
  });

  it('exports every estimate by arm and every comparison by its two arms', () => {
    const [header = [], ...cells] = readCsv(estimatesCsv(ofPeople));
    const rows = cells.map((row) => Object.fromEntries(header.map((name, at) => [name, row[at] ?? ''])));
    const pairs = new Set(
      rows.filter((row) => row['kind'] === 'difference').map((row) => `${row['arm'] ?? ''} ${row['baseline'] ?? ''}`),
    );
    expect([...pairs]).toEqual(compared.map(({ arm, baseline }) => `${arm} ${baseline}`));
    expect([...new Set(rows.filter((row) => row['kind'] === 'estimate').map((row) => row['arm']))].toSorted()).toEqual(
      ofPeople.arms.map(({ id }) => id).toSorted(),
    );
  });

  it('answers a command with a decision for each persona and comparison', () => {
    const { decisions } = runAnswerOf('runs/one', 'runs/one/report.html', ofPeople);
    expect(decisions.map(({ persona, arm, baseline }) => `${persona} ${arm} ${baseline}`)).toEqual(
      ofPeople.personas.flatMap(({ id }) => compared.map(({ arm, baseline }) => `${id} ${arm} ${baseline}`)),
    );
  });

  it('has a line of the terminal for every arm that was loaded, and one for every ratio of capacities', () => {
    const text = stripVTControlCharacters(capacityTable(ofLoad, 100));
    for (const { title } of ofLoad.arms) expect(text).toContain(title.split(' ')[0]);
    expect(once(text.replaceAll('\n', ' '), ' as many')).toBe(compared.length);
  });
});
