// Both sides in one picture, a panel for each persona: the needs to sign in that an arm meets, and the accounts that the attack takes over which
// does best there. Without a take-over there is no mark at nothing, but a hollow one at the most that it may be.
import type { RateOfAttacks } from '../../results/phishing-results.ts';
import type { ResultsOfPhishing } from '../../results/results.ts';
import { armStyles } from '../../drawing/arm-style.ts';
import type { BuiltChart, Chart } from '../../drawing/chart.ts';
import { gridLayer, ticksBetween, xAxis } from '../../drawing/forest.ts';
import { type ChartWidth, framedSpec, type Layer, totalWidthPx } from '../../drawing/frame.ts';
import { keyLayers, layOutKey, yPx } from '../../drawing/layers.ts';
import { colour } from '../../drawing/palette.ts';
import { layOutPanels, type PanelScale } from '../../drawing/panels.ts';
import { percent, threeDigits } from '../../words/quantity.ts';
import { attackWords, rateAlone, rateInWords } from '../phishing-words.ts';
import { scopeOf, signInsTold } from '../told-attacks.ts';

export const chart: Chart<ResultsOfPhishing> = {
  id: 'both-sides',
  section: 'phishingSides',
  place: 1,
  without: 'Nobody was attacked and signed in, so the two sides cannot be shown.',
  build,
};

const decades = [0.1, 1, 10, 100, 1_000];

function build(results: ResultsOfPhishing, width: ChartWidth): BuiltChart | undefined {
  const styleOf = armStyles(results.arms);
  const marks = results.phishing.doors.flatMap(({ arm, persona, title, kind, takenOver }) => {
    const met = signInsTold(results, persona).find((row) => row.arm === arm)?.met;
    return met === undefined ? [] : [{ arm, persona, title, kind, takenOver, met: met.value }];
  });
  if (marks.length === 0) return undefined;
  const key = layOutKey(
    [
      ...results.arms.map(({ id }) => ({
        label: styleOf(id).name,
        colour: styleOf(id).colour,
        sign: { kind: 'symbol', shape: styleOf(id).shape } as const,
      })),
      {
        label: 'None seen: the most that it may be',
        colour: colour('muted'),
        sign: { kind: 'symbol', shape: 'circle', hollow: true } as const,
      },
    ],
    totalWidthPx[width],
  );
  const personas = [...Map.groupBy(marks, ({ persona }) => persona)];
  const scale = rateScale(marks.map(({ takenOver }) => takenOver));
  const panels = layOutPanels(
    personas.map(([persona, [first]]) => ({
      id: persona,
      title: first?.title ?? persona,
      heightPx: width === 'wide' ? 130 : 120,
      y: scale,
    })),
    width,
    { topPx: key.heightPx, bottomPx: 48 },
  );
  const lowest = Math.min(...marks.map(({ met }) => met));
  const step = lowest < 0.5 ? 0.2 : lowest < 0.8 ? 0.1 : 0.05;
  const from = Math.max(0, Number((Math.floor((lowest - 1e-9) / step) * step).toFixed(2)));
  const x = xAxis({
    domain: [from, 1],
    ticks: ticksBetween(from, 1, step),
    labelExpr: "format(datum.value * 100, 'd') + ' %'",
    title: 'Of people’s own needs to sign in, met',
  });
  const title = findingOf(marks, (arm) => styleOf(arm).inSentence);
  return {
    spec: framedSpec(panels, [
      ...panels.layers,
      gridLayer(panels, x),
      ...marks.map(({ arm, persona, kind, takenOver, met }): Layer => ({
        data: { values: [{ arm, persona, attack: kind, met, y: panels.yOf(persona, drawn(takenOver)) }] },
        mark: {
          type: 'point',
          shape: styleOf(arm).shape,
          size: 90,
          filled: true,
          opacity: 1,
          fill: takenOver.events === 0 ? colour('paper') : styleOf(arm).colour,
          stroke: styleOf(arm).colour,
          strokeWidth: 1.75,
        },
        encoding: { x: { field: 'met', ...x }, y: yPx },
      })),
      ...keyLayers(key, panels.padding),
    ]),
    title,
    subtitle: `Upwards: of 1\u00a0000 attacks of the kind that does best in that arm, accounts taken over, log scale. Further right and further down is better. ${scopeOf(results)}.`,
    badge: 'modelled',
    alt: `${title}. ${marks.map(({ arm, title: of, kind, takenOver, met }) => `${of}, ${styleOf(arm).inSentence}: ${percent(met)} of needs met, of 1\u00a0000 attacks ${rateAlone(takenOver)} (${attackWords[kind]})`).join('. ')}.`,
    table: {
      caption: 'Needs met, and accounts taken over by the attack that does best',
      columns: ['Persona', 'Arm', 'Needs met', 'Attack that does best', 'Taken over of 1\u00a0000'],
      rows: marks.map(({ arm, title: of, kind, takenOver, met }) => [
        of,
        styleOf(arm).name,
        percent(met),
        attackWords[kind],
        rateInWords(takenOver),
      ]),
    },
  };
}

function drawn({ events, per1000, upper1000 }: RateOfAttacks): number {
  return events === 0 ? upper1000 : per1000;
}

function rateScale(rates: readonly RateOfAttacks[]): PanelScale {
  const values = rates.map(drawn);
  const low = decades.findLast((tick) => tick <= Math.min(...values)) ?? 0.1;
  const high = decades.find((tick) => tick >= Math.max(...values)) ?? 1_000;
  const top = high > low ? high : low * 10;
  return {
    type: 'log',
    domain: [low, top],
    ticks: decades.filter((tick) => tick >= low && tick <= top),
    label: threeDigitsShort,
  };
}

function threeDigitsShort(tick: number): string {
  return tick >= 1 ? String(tick) : threeDigits(tick);
}

interface Mark {
  readonly arm: string;
  readonly takenOver: RateOfAttacks;
  readonly met: number;
}

/** Over personas: the widest range of each side. */
function findingOf(marks: readonly Mark[], nameOf: (arm: string) => string): string {
  const told = [...Map.groupBy(marks, ({ arm }) => arm)].map(([arm, those]) => {
    const worst = those.toSorted((one, other) => drawn(other.takenOver) - drawn(one.takenOver))[0];
    const lowest = Math.min(...those.map(({ met }) => met));
    return `${nameOf(arm)}: ${worst === undefined || worst.takenOver.events === 0 ? '' : 'at most '}${worst === undefined ? '' : rateAlone(worst.takenOver)} of 1\u00a0000 attacks, at least ${percent(lowest)} of needs met`;
  });
  const sentence = told.join('; ');
  return `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`;
}
