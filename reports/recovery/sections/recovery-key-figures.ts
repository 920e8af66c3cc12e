// What to see first of a recovery drill: who gets back in, who else does, what it costs.
import type { KeyFigure } from '../../drawing/key-figure.ts';
import { inToldOrder } from '../../results/arm-of-run.ts';
import type { RightfulResult } from '../../results/recovery-results.ts';
import type { ResultsOfDrill } from '../../results/results.ts';
import { money } from '../../words/currency.ts';
import { boundsInWords, percent, quantity } from '../../words/quantity.ts';
import { kindInSentence } from '../drill-words.ts';
import { leftOutOf } from '../left-out.ts';
import { perThousand } from '../per-thousand.ts';
import { impostorsTold, rightfulTold, scopeOf, toldLayer } from '../told-layer.ts';

export function recoveryKeyFigures(results: ResultsOfDrill): KeyFigure[] {
  const { arms, recovery } = results;
  const layer = toldLayer(results);
  const rows = rightfulTold(results, layer);
  const leftOut = leftOutOf(results);
  const came = impostorsTold(results, layer).filter(({ kind }) => !leftOut.has(kind));
  const ways = inToldOrder(arms);
  const ofWays = (of: (row: RightfulResult) => { text: string; beside?: string } | undefined): KeyFigure['figures'] =>
    ways.flatMap(({ id, inSentence }) => {
      const row = rows.find(({ arm }) => arm === id);
      const told = row === undefined ? undefined : of(row);
      return told === undefined ? [] : [{ whose: `by ${inSentence}`, ...told }];
    });
  return [
    {
      name: 'Rightful people back in',
      figures: ofWays(({ recovered: { value, interval } }) => ({
        text: percent(value),
        ...(interval === undefined ? {} : { beside: `95 % CI ${boundsInWords(interval, 'proportion')}` }),
      })),
      note: scopeOf(results),
    },
    {
      name: 'Within 15 minutes',
      figures: ofWays(({ within }) => {
        const found = within.find(({ seconds }) => seconds === 900);
        return found === undefined ? undefined : { text: percent(found.recovered.value) };
      }),
      note: '',
    },
    {
      name: 'Of 1\u00a0000 attacks that get in, best kind',
      figures: ways.flatMap(({ id, inSentence }) => {
        const best = came
          .filter(({ arm }) => arm === id)
          .toSorted((one, other) => other.per1000 - one.per1000 || other.upper1000 - one.upper1000)[0];
        return best === undefined
          ? []
          : [{ whose: `by ${inSentence}`, text: perThousand(best), beside: kindInSentence(best.kind) }];
      }),
      note: '',
    },
    {
      name: 'A recovery that succeeds',
      figures: ofWays(({ cost: { perRecovery }, perPerson }) =>
        perRecovery === undefined
          ? undefined
          : {
              text: `${money(perRecovery, recovery.currency)}\u00a0${recovery.currency}`,
              beside: `${quantity(perPerson.totalS / 60, 'min')}, ${quantity(perPerson.tickets, '')} calls`,
            },
      ),
      note: '',
    },
  ];
}
