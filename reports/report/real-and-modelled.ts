// What of a pilot was real and what is modelled, for its paragraph and its first screen.
import { inToldOrder } from '../results/arm-of-run.ts';
import type { ResultsOfPilot } from '../results/results.ts';
import { isDecidedByInputs } from '../words/decision-rows.ts';
import { listed } from '../words/listed.ts';
import { machineTimeSource, machineTimeWord } from '../words/machine-time-word.ts';
import { measuredShareOfPhases } from '../words/measured-share-of-phases.ts';
import { browserInWords, inVirtualTime } from '../words/lived-where.ts';
import { count, countOf, percent } from '../words/quantity.ts';

/** Two short sentences, and a third where attempts were lost by our own fault. @param machines' share of the time, where there is room for it. */
export function realAndModelled(results: ResultsOfPilot, { withShares }: { readonly withShares: boolean }): string {
  const { run, counts, validity, many } = results;
  const signIns = countOf(
    counts.byArm.reduce((sum, arm) => sum + arm.attempts, 0),
    'sign-in',
  );
  const people = countOf(counts.users, 'person', 'people');
  const { machineTime } = run.environment;
  const real =
    machineTime === undefined
      ? `Real: ${browserInWords(run.environment)}, the server, ${signIns} of ${people}`
      : `${signIns} of ${people} ${inVirtualTime}; machine time is resampled from ${machineTimeSource(machineTime)}`;
  const layers = [
    ...(many?.counts === true ? [`${count(many.users)} like them in virtual time`] : []),
    ...(isDecidedByInputs(results) ? ['inputs over their ranges'] : []),
  ];
  const lost = validity.voidShare > 0 ? ` ${percent(validity.voidShare)} of attempts were lost by our own fault.` : '';
  return `${real}${withShares ? machines(results) : ''}. Modelled: what people do, how long they take${layers.length === 0 ? '' : `, ${layers.join(', ')}`}.${lost}`;
}

function machines({ run, arms, phases }: ResultsOfPilot): string {
  const shares = inToldOrder(arms).flatMap(({ id, inSentence }) => {
    const share = measuredShareOfPhases(phases, id);
    return share === undefined ? [] : [`${percent(share)} with ${inSentence}`];
  });
  return shares.length === 0 ? '' : `; machines, ${machineTimeWord(run)}, take ${listed(shares)} of the time`;
}
