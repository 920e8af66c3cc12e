// Attacks by kind: how many people give something, how many accounts are taken over, how soon, who stopped the others, what is kept.
import {
  phishingTimesS,
  stoppers,
  type AttackCounts,
  type PhishingCell,
} from '../../scenarios/measures/phishing-counts.ts';
import { addPhishingCounts } from '../../scenarios/measures/phishing-sums.ts';
import { attackKinds, type AttackKind } from '../../scenarios/schema/phishing.ts';
import type { AttackResult } from '../results/phishing-results.ts';
import { stopInWords } from '../words/stop-in-words.ts';
import { cellsOf, layersOf, rateOf, type LivedPhishing } from './lived-phishing.ts';

/** All personas first, then each; kinds in the order of the schema. A kind that came to nobody is left out. */
export function attackResults(lived: LivedPhishing): AttackResult[] {
  return layersOf(lived).flatMap(({ layer, counts }) =>
    lived.arms.flatMap(({ id: arm }) =>
      [undefined, ...lived.personas.map(({ id }) => id)].flatMap((persona) =>
        attacksIn(cellsOf(counts, arm, persona)).map((of) =>
          attackResult({ layer, arm, ...(persona === undefined ? {} : { persona }) }, of),
        ),
      ),
    ),
  );
}

/** Counts of each kind over several cells. */
export function attacksIn(cells: readonly PhishingCell[]): AttackCounts[] {
  const parts = cells.map((cell) => ({ cells: [{ ...cell, arm: '', persona: '' }], pairs: [], traces: [] }));
  const attacks = addPhishingCounts(parts).cells.flatMap((cell) => cell.attacks);
  return attackKinds.flatMap((kind) => attacks.filter((each) => each.kind === kind));
}

export function attacksOfKind(cells: readonly PhishingCell[], kind: AttackKind): AttackCounts | undefined {
  return attacksIn(cells).find((each) => each.kind === kind);
}

function attackResult(whose: Pick<AttackResult, 'layer' | 'arm' | 'persona'>, counts: AttackCounts): AttackResult {
  const { kind, attacked, takenOver, reported, stops, remains } = counts;
  const rate = (events: number) => rateOf(events, attacked);
  const stopped = Object.entries(stops).map(([name, times]) => stopOf(name, times));
  const takenOverAfterS = medianS(counts.takenOverBy, takenOver);
  const reportedAfterS = medianS(counts.reportedBy, reported);
  return {
    ...whose,
    kind,
    attacked,
    followed: rate(counts.followed),
    trusted: rate(counts.trusted),
    gave: rate(counts.gave),
    gavePassword: counts.gavePassword,
    gaveCode: counts.gaveCode,
    gavePass: counts.gavePass,
    gaveApproval: counts.gaveApproval,
    passkeyTried: counts.passkeyTried,
    originRefused: counts.originRefused,
    passkeyTaken: counts.passkeyTaken,
    takenOver: rate(takenOver),
    byPasskey: counts.byPasskey,
    ownPasskey: rate(counts.ownPasskey),
    reported: rate(reported),
    ...(takenOverAfterS === undefined ? {} : { takenOverAfterS }),
    ...(reportedAfterS === undefined ? {} : { reportedAfterS }),
    stoppedBy: stoppers.flatMap((by) => {
      const events = stopped.filter((each) => each.by === by).reduce((sum, { attacks }) => sum + attacks, 0);
      return events === 0 ? [] : [{ by, rate: rate(events) }];
    }),
    stops: stopped.toSorted((one, other) => other.attacks - one.attacks || (one.step < other.step ? -1 : 1)),
    remains: { ...remains },
  };
}

/** @param name "by flow/step code", as counts have it. */
function stopOf(name: string, attacks: number): AttackResult['stops'][number] {
  const space = name.indexOf(' ');
  return { by: name.slice(0, space) as (typeof stoppers)[number], ...stopInWords(name.slice(space + 1)), attacks };
}

/** Half of all lie before it; within an interval as if they were spread evenly. Undefined: none, or later than all that is counted. */
export function medianS(byTime: readonly number[], all: number): number | undefined {
  let before = 0;
  for (const [place, endS] of phishingTimesS.entries()) {
    const here = byTime[place] ?? 0;
    const wanted = all / 2 - before;
    const startS = phishingTimesS[place - 1] ?? 0;
    if (here > 0 && wanted <= here) return startS + (endS - startS) * (wanted / here);
    before += here;
  }
  return undefined;
}
