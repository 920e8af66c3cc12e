import { expect, it } from 'vitest';
import { agreementOf } from '../reports/validation/judge-comparison.ts';
import { readShippedPredictions } from '../simulators/experiments/validation/kept-predictions.ts';
import { loadPredictions } from '../simulators/experiments/validation/load-prediction.ts';
import { shippedClaimsFolder } from '../simulators/experiments/validation/shipped-prediction.fixture.ts';

it('whatever the kept predictions do not hold has a reason in its claim, once, and nothing else has one', async () => {
  const kept = await readShippedPredictions();
  const given = (await loadPredictions(shippedClaimsFolder)).flatMap(({ id, prediction }) =>
    prediction.misses.flatMap(({ of }) => of.map((quantity) => `${id} ${quantity}`)),
  );
  const missed = kept?.predictions.flatMap(({ id, quantities }) =>
    quantities.flatMap(({ id: quantity, predictions: [judged], ...published }) =>
      // A direction alone is one of a phone that is slower: the only one there is.
      judged === undefined || agreementOf(judged, { direction: 'below-1', ...published }) === 'hit'
        ? []
        : [`${id} ${quantity}`],
    ),
  );
  expect(given.toSorted()).toEqual(missed?.toSorted());
});
