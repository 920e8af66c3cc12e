// What to see first of a phishing drill: who is taken over, and who gets in who should.
import type { KeyFigure } from '../../drawing/key-figure.ts';
import { inToldOrder } from '../../results/arm-of-run.ts';
import type { ResultsOfPhishing } from '../../results/results.ts';
import { boundsInWords, percent } from '../../words/quantity.ts';
import { attackInSentence, rateInWords } from '../phishing-words.ts';
import { attacksTold, bestAttack, scopeOf, signInsTold } from '../told-attacks.ts';

export function phishingKeyFigures(results: ResultsOfPhishing): KeyFigure[] {
  const arms = inToldOrder(results.arms);
  const attacks = attacksTold(results);
  const signIns = signInsTold(results);
  return [
    {
      name: 'Of 1\u00a0000 attacks, accounts taken over by the kind that does best',
      figures: arms.flatMap(({ id, inSentence }) => {
        const best = bestAttack(attacks.filter(({ arm }) => arm === id));
        return best === undefined
          ? []
          : [{ whose: inSentence, text: rateInWords(best.takenOver), beside: attackInSentence(best.kind) }];
      }),
      note: `${scopeOf(results)}, personas together as they were attacked; limits exact, at 95\u00a0%`,
    },
    {
      name: 'Of their own needs to sign in, met',
      figures: arms.flatMap(({ id, inSentence }) => {
        const met = signIns.find(({ arm }) => arm === id)?.met;
        return met === undefined
          ? []
          : [
              {
                whose: inSentence,
                text: percent(met.value),
                ...(met.interval === undefined
                  ? {}
                  : { beside: `95\u00a0% CI ${boundsInWords(met.interval, 'proportion')}` }),
              },
            ];
      }),
      note: 'the same people, weighted to the tenant',
    },
  ];
}
