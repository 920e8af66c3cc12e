// The adapters of a reference file's functions about scores, error rates and rare events. For tests only.
import { trialsWithoutEvent } from '../proportions/trials-without-event.ts';
import type { Adapter } from './reference-adapter.ts';
import type { ReferenceInputs } from './reference-inputs.ts';
import { aucDeLong } from './scores/auc-de-long.ts';
import { equalErrorRate, errorRatesAtThreshold, type Scores } from './scores/error-rates-at-threshold.ts';
import { ruleOf30 } from './scores/rule-of-30.ts';

const scores = (i: ReferenceInputs): Scores => ({ genuine: i.list('genuine'), impostor: i.list('impostor') });

export const scoreAdapters: Readonly<Record<string, Adapter>> = {
  aucDeLong: (i) => {
    const { auc, variance, lower, upper } = aucDeLong(scores(i), 0.95);
    return { auc, var: variance, lower, upper };
  },
  farFrrAtThreshold: (i) => {
    const { falseAccept, falseReject } = errorRatesAtThreshold(scores(i), i.number('threshold'));
    return { far: falseAccept, frr: falseReject };
  },
  equalErrorRate: (i) => {
    const found = equalErrorRate(scores(i));
    return {
      threshold: found?.threshold,
      far: found?.falseAccept,
      frr: found?.falseReject,
      eer: found?.equalErrorRate,
    };
  },
  ruleOf30: (i) => {
    const { lowerFactor, upperFactor } = ruleOf30(i.number('errors'));
    return { lower_factor: lowerFactor, upper_factor: upperFactor };
  },
  sampleSizeZeroEvents: (i) => ({ n: trialsWithoutEvent({ atMost: i.number('p_max'), conf: i.number('conf') }) }),
};
