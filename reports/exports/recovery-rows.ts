// A recovery drill as rows of estimates.csv: rightful people, impostors by kind, the same over settings.
import { inCurrency } from '../../scenarios/schema/currency.ts';
import { impostorResult, rightfulResult, tradeOffPoint, type RecoveryResults } from '../results/recovery-results.ts';
import { figuresOf } from './figures-of.ts';
import { figureRow, proportion, shareRow, type EstimatesRow } from './estimates-row.ts';

const letIn = impostorResult.pick({ attacks: true, gotIn: true, per1000: true, upper1000: true });
const paid = rightfulResult.pick({ people: true, perPerson: true, cost: true });

export function recoveryRows({
  rightful,
  differences,
  impostors,
  tradeOff,
  currency,
}: RecoveryResults): EstimatesRow[] {
  return [
    ...rightful.flatMap((row) => {
      const about = { kind: 'recovery', layer: row.layer, arm: row.arm, persona: row.persona, users: row.people };
      return [
        shareRow('recovered', row.recovered, about),
        ...row.within.flatMap(({ seconds, recovered, lost }) => [
          shareRow(`recovered-within-${seconds}-s`, recovered, about),
          shareRow(`lost-within-${seconds}-s`, lost, about),
        ]),
        ...row.stops.map(({ step, share, code }) =>
          figureRow({ metric: `stopped: ${code}`, value: share, unit: proportion }, { ...about, step }),
        ),
        ...row.byReason.map(({ reason, people, recovered }) =>
          shareRow('recovered', recovered, { ...about, users: people, reason }),
        ),
        ...row.byCountry.map(({ country, people, recovered }) =>
          shareRow('recovered', recovered, { ...about, users: people, country: country ?? 'elsewhere' }),
        ),
        ...figuresOf(paid, row).map((figure) =>
          figureRow({ ...figure, unit: figure.unit === inCurrency ? currency : figure.unit }, about),
        ),
      ];
    }),
    ...differences.map(({ layer, arm, baseline, persona, value, interval, withheld }) =>
      figureRow(
        {
          metric: 'recovered',
          value,
          unit: proportion,
          ...(interval === undefined ? {} : { interval }),
          ...(withheld === undefined ? {} : { withheld }),
        },
        { kind: 'difference', layer, arm, baseline, persona },
      ),
    ),
    ...impostors.flatMap((row) =>
      figuresOf(letIn, row).map((figure) =>
        figureRow(figure, {
          kind: 'impostor',
          layer: row.layer,
          arm: row.arm,
          persona: row.persona,
          impostor: row.kind,
        }),
      ),
    ),
    ...tradeOff.flatMap((point) => {
      const about = { kind: 'trade-off', layer: 'many', arm: point.arm, setting: point.words };
      return [
        ...figuresOf(tradeOffPoint.pick({ people: true, lost: true, lostShare: true }), point).map((figure) =>
          figureRow(figure, about),
        ),
        ...point.kinds.flatMap((kind) =>
          figuresOf(letIn, kind).map((figure) => figureRow(figure, { ...about, impostor: kind.kind })),
        ),
      ];
    }),
  ];
}
