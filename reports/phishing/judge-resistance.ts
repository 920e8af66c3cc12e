// The claim "phishing-resistant", for each arm. It is about sign-ins on somebody else's pages, and about what is sent again or sent unasked; a
// passkey that is copied where it is kept is beside it, and told beside it.
import type { AttackTrace } from '../../scenarios/measures/phishing-counts.ts';
import { isRefusedByOrigin } from '../../scenarios/measures/phishing-sums.ts';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import type { AttackKind } from '../../scenarios/schema/phishing.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import type { ResistanceVerdict, ResistanceWord } from '../results/phishing-results.ts';
import { count, countOf, threeDigits } from '../words/quantity.ts';
import { attackInSentence } from './phishing-words.ts';
import { attacksIn } from './attack-results.ts';
import { cellsOf, layersOf, rateOf, toldCounts, type LivedPhishing } from './lived-phishing.ts';

const besideClaim: ReadonlySet<AttackKind> = new Set(['stolen-passkey']);

export function judgeResistance(lived: LivedPhishing): ResistanceVerdict[] {
  return lived.arms.map((arm) => verdictOf(lived, arm));
}

type Sums = Pick<ResistanceVerdict, 'attacks' | 'takenOver' | 'byPasskey' | 'originRefused'>;

function verdictOf(lived: LivedPhishing, arm: ArmOfRun): ResistanceVerdict {
  const all = attacksIn(cellsOf(toldCounts(lived).counts, arm.id));
  const claimed = all.filter(({ kind }) => !besideClaim.has(kind));
  const sum = (of: (each: (typeof all)[number]) => number) => claimed.reduce((total, each) => total + of(each), 0);
  const sums = {
    attacks: sum(({ attacked }) => attacked),
    takenOver: sum(({ takenOver }) => takenOver),
    byPasskey: sum(({ byPasskey }) => byPasskey),
    originRefused: sum(({ originRefused }) => originRefused),
  };
  const isBound = registrationFor(arm.signIn) !== undefined;
  const verdict = wordOf(sums, isBound);
  const trace = traceOf(lived, arm.id, verdict);
  return {
    arm: arm.id,
    verdict,
    why: [whyOf(verdict, sums, isBound), ...besides(all)].join(' '),
    ...sums,
    ...(trace === undefined ? {} : { trace }),
  };
}

function wordOf({ takenOver, byPasskey, originRefused }: Sums, isBound: boolean): ResistanceWord {
  if (!isBound || byPasskey > 0) return 'not-resistant';
  if (takenOver > 0) return 'resistant-without-fallback';
  return originRefused === 0 ? 'too-few' : 'resistant';
}

function whyOf(verdict: ResistanceWord, sums: Sums, isBound: boolean): string {
  const { attacks, takenOver, byPasskey, originRefused } = sums;
  const through = `${count(takenOver)} of ${countOf(attacks, 'attack')} got through`;
  const bound = `a passkey asked for on another site’s page was refused for its origin ${countOf(originRefused, 'time')}`;
  switch (verdict) {
    case 'not-resistant':
      return isBound
        ? `A passkey itself let somebody in ${countOf(byPasskey, 'time')}; ${through}.`
        : `Nothing that people show is bound to the site they show it to; ${takenOver === 0 ? `none of ${countOf(attacks, 'attack')} was seen to get through` : through}.`;
    case 'resistant-without-fallback':
      return `By a passkey none got in (${bound}); ${through}, all by another way in.`;
    case 'resistant':
      return `None of ${countOf(attacks, 'attack')} got through (under ${threeDigits(rateOf(0, attacks).upper1000)} of 1\u00a0000), and ${bound}.`;
    case 'too-few':
      return `None of ${countOf(attacks, 'attack')} got through, but on no page of a lure was a passkey asked for, so that nothing shows why.`;
  }
}

function besides(all: ReturnType<typeof attacksIn>): string[] {
  return all
    .filter(({ kind, takenOver }) => besideClaim.has(kind) && takenOver > 0)
    .map(
      ({ kind, takenOver, attacked }) =>
        `Beside the claim: by ${attackInSentence(kind)} ${count(takenOver)} of ${countOf(attacked, 'account')} were taken over, as origin binding is no answer to it.`,
    );
}

/** Of the run rather than of the many; the first that shows what the verdict says. */
function traceOf(lived: LivedPhishing, arm: string, verdict: ResistanceWord): ResistanceVerdict['trace'] {
  return layersOf(lived)
    .flatMap(({ layer, counts }) => counts.traces.map((attack) => ({ layer, attack })))
    .filter(({ attack }) => attack.arm === arm && !besideClaim.has(attack.kind) && shows(attack, verdict))
    .toSorted(
      (one, other) =>
        Number(one.layer === 'many') - Number(other.layer === 'many') ||
        Number(isRefusedByOrigin(other.attack)) - Number(isRefusedByOrigin(one.attack)) ||
        one.attack.user - other.attack.user,
    )[0];
}

function shows(attack: AttackTrace, verdict: ResistanceWord): boolean {
  switch (verdict) {
    case 'resistant':
      return isRefusedByOrigin(attack);
    case 'not-resistant':
    case 'resistant-without-fallback':
      return attack.end === 'taken-over';
    case 'too-few':
      return false;
  }
}
