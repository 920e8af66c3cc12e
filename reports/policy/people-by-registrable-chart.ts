// What people of each kind may register at the weakest: shares of each, from nothing to any synced passkey.
import {
  registrableLadder,
  type PersonaTally,
  type PolicyAnswerInShort,
} from '../../scenarios/schema/policy-answer.ts';
import type { BuiltChart } from '../drawing/chart.ts';
import { gridLayer, ticksBetween, xAxis } from '../drawing/forest.ts';
import { type ChartWidth, framedSpec, totalWidthPx } from '../drawing/frame.ts';
import { keyLayers, layOutKey, rowLayers, yPx } from '../drawing/layers.ts';
import { colour } from '../drawing/palette.ts';
import { layOutRows } from '../drawing/row-layout.ts';
import { count, countOf, percent } from '../words/quantity.ts';
import { registrableColours, registrableWords } from './registrable-in-words.ts';

/** undefined: nobody was judged, or not by a passkey policy. */
export function peopleByRegistrableChart(
  { personas, shares }: Pick<PolicyAnswerInShort, 'personas' | 'shares'>,
  width: ChartWidth,
): BuiltChart | undefined {
  if (personas.length === 0 || shares.registrable === 'not-exported') return undefined;
  const rungs = registrableLadder.filter((rung) => personas.some((persona) => peopleAt(persona, rung) > 0));
  const key = layOutKey(
    rungs.map((rung) => ({
      label: registrableWords[rung],
      colour: colour(registrableColours[rung]),
      sign: { kind: 'swatch' },
    })),
    totalWidthPx[width],
  );
  const layout = layOutRows(
    personas.map(({ persona, people }) => ({
      id: persona,
      label: persona,
      lanes: [{ id: 'share', note: countOf(people, 'person', 'people') }],
    })),
    width,
    { laneHeightPx: 24, topPx: key.heightPx, bottomPx: 46 },
  );
  const x = xAxis({
    domain: [0, 1],
    ticks: ticksBetween(0, 1, 0.25),
    labelExpr: "format(datum.value * 100, 'd') + ' %'",
    title: 'Share of these people',
  });
  const bars = personas.flatMap((tally) => {
    let from = 0;
    return rungs.flatMap((rung) => {
      const share = peopleAt(tally, rung) / tally.people;
      const bar = { rung, from, to: from + share, y: layout.laneY(tally.persona, 'share') };
      from += share;
      return share === 0 ? [] : [bar];
    });
  });
  const title = findingOf(personas, shares.people - shares.disabled);
  return {
    spec: framedSpec(layout, [
      ...rowLayers(layout),
      ...keyLayers(key, layout.padding),
      gridLayer(layout, x),
      ...rungs.map((rung) => ({
        data: { values: bars.filter((bar) => bar.rung === rung) },
        mark: { type: 'bar' as const, height: 16, fill: colour(registrableColours[rung]) },
        encoding: { x: { field: 'from', ...x }, x2: { field: 'to' }, y: yPx },
      })),
    ]),
    title,
    subtitle:
      'The weakest passkey that all profiles of all their groups together let somebody register: any one profile is enough.',
    badge: 'counted',
    alt: `${title}. ${personas
      .map(
        (tally) =>
          `${tally.persona}: ${rungs
            .filter((rung) => peopleAt(tally, rung) > 0)
            .map((rung) => `${registrableWords[rung]} ${percent(peopleAt(tally, rung) / tally.people)}`)
            .join(', ')}`,
      )
      .join('. ')}.`,
    table: {
      caption: 'People by the weakest passkey they may register',
      columns: ['Kind of person', ...rungs.map((rung) => registrableWords[rung])],
      rows: personas.map((tally) => [tally.persona, ...rungs.map((rung) => count(peopleAt(tally, rung)))]),
    },
  };
}

function peopleAt({ byWeakestRegistrable }: PersonaTally, rung: (typeof registrableLadder)[number]): number {
  return byWeakestRegistrable[rung] ?? 0;
}

function findingOf(personas: readonly PersonaTally[], people: number): string {
  const total = (rung: (typeof registrableLadder)[number]) =>
    personas.reduce((sum, tally) => sum + peopleAt(tally, rung), 0);
  return `${count(total('synced'))} of ${countOf(people, 'person', 'people')} may register any synced passkey, ${count(total('none'))} none at all`;
}
