// Claims about account recovery, held against the ways that were lived: the one with a Face Check against the one it is compared with. What a
// drill cannot say is said to be so, with the reason.
import type { RecoveryClaim } from '../../results/recovery-claim.ts';
import type { ImpostorResult, RightfulResult } from '../../results/recovery-results.ts';
import { comparisonsOf } from '../../results/arm-of-run.ts';
import { trialsWithoutEvent } from '../../statistics/proportions/trials-without-event.ts';
import { countOf, quantity, threeDigits } from '../../words/quantity.ts';
import { kindInSentence } from '../drill-words.ts';
import type { LivedDrill } from '../lived-drill.ts';
import { perThousand } from '../per-thousand.ts';
import { ofAllPeople } from '../rightful-results.ts';
import { conf } from '../weighted-people.ts';
import { estimated, faceCheckFalseMatch, statedClaims, type ClaimId } from './stated-claims.ts';

type Judged = Pick<RecoveryClaim, 'verdict' | 'why'> & { readonly found?: string };

interface Lived {
  readonly arm: RightfulResult;
  readonly baseline: RightfulResult;
  readonly impostors: readonly ImpostorResult[];
  readonly currency: string;
}

/** A figure as good as four fifths of the claimed one is as claimed: vendors' figures are rounded so. */
const tolerance = 1.25;

export function judgeRecoveryClaims(
  { arms, drill, layers }: LivedDrill,
  {
    rightful,
    impostors,
  }: { readonly rightful: readonly RightfulResult[]; readonly impostors: readonly ImpostorResult[] },
): RecoveryClaim[] {
  const layer = layers === undefined ? 'real' : 'many';
  const compared = comparisonsOf(arms)
    .map(({ arm, baseline }) => ({
      arm: ofAllPeople(rightful, layer, arm),
      baseline: ofAllPeople(rightful, layer, baseline),
    }))
    .find(({ arm }) => (arm?.perPerson.identityChecks ?? 0) > 0);
  const lived: Lived | undefined =
    compared?.arm === undefined || compared.baseline === undefined
      ? undefined
      : {
          arm: compared.arm,
          baseline: compared.baseline,
          impostors: impostors.filter((row) => row.layer === layer && row.persona === undefined),
          currency: drill.prices.currency,
        };
  return statedClaims.map((claim) => Object.assign(judgementOf(claim.id, lived), claim));
}

function judgementOf(id: ClaimId, lived: Lived | undefined): Judged {
  if (id === 'fewer-lock-outs')
    return {
      verdict: 'not testable',
      why: 'Everybody in a drill is locked out from the start. How many come to that is what a pilot or a rollout shows (lock-outs, help desk), and the claim names no figure.',
    };
  if (id === 'face-check-false-match') return falseMatch();
  if (lived === undefined)
    return {
      verdict: 'no data',
      why: 'No way with an identity check was lived beside one that it is compared with.',
    };
  switch (id) {
    case 'fewer-tickets':
      return tickets(lived);
    case 'lower-cost':
      return cost(lived);
    case 'less-time':
      return time(lived);
    case 'high-assurance':
      return assurance(lived);
  }
}

/** Whoever is turned away calls all the same, if nowhere else. */
function tickets({ arm, baseline }: Lived): Judged {
  const afterwards = arm.perPerson.tickets + (1 - arm.recovered.value);
  const [with_, without] = [threeDigits(afterwards), threeDigits(baseline.perPerson.tickets)];
  return {
    verdict: afterwards < baseline.perPerson.tickets ? 'as claimed' : 'not so',
    found: `${with_} calls a person, against ${without}`,
    why: `Counted with one call for each of those who do not get back in (${threeDigits(1 - arm.recovered.value)} a person). The claim names no figure, so only its direction is judged.`,
  };
}

function cost({ arm, baseline, currency }: Lived): Judged {
  const of = ({ cost: { parts }, recovered: { value } }: RightfulResult) =>
    value === 0 ? undefined : (parts.identityChecks + parts.faceChecks + parts.licences + parts.desk) / value;
  return byRatio({
    arm: of(arm),
    baseline: of(baseline),
    claimed: estimated.deskUsd / estimated.selfUsd,
    told: (value) => quantity(value, currency),
    why: 'Checks, licences and hours of the help desk for a recovery that succeeds; people’s own time is the next claim. The price of an hour of the help desk is the vendor’s own assumption; the minutes and the checks are what was lived.',
  });
}

function time({ arm, baseline }: Lived): Judged {
  return byRatio({
    arm: arm.perPerson.totalS / 60,
    baseline: baseline.perPerson.totalS / 60,
    claimed: estimated.deskMin / estimated.selfMin,
    told: (value) => quantity(value, 'min'),
    why: 'Mean time from the first try to an end, well or not. Five minutes are what an identity check takes alone; the pass and the new passkey come on top.',
  });
}

function byRatio({
  arm,
  baseline,
  claimed,
  told,
  why,
}: {
  readonly arm: number | undefined;
  readonly baseline: number | undefined;
  readonly claimed: number;
  readonly told: (value: number) => string;
  readonly why: string;
}): Judged {
  if (arm === undefined || baseline === undefined || arm === 0)
    return { verdict: 'no data', why: `By one of the two ways nobody got back in. ${why}` };
  const ratio = baseline / arm;
  return {
    verdict: ratio >= claimed / tolerance ? 'as claimed' : ratio > 1 ? 'right in direction' : 'not so',
    found: `${told(arm)} against ${told(baseline)}, ${quantity(ratio, 'ratio')}`,
    why,
  };
}

function assurance({ arm, baseline, impostors }: Lived): Judged {
  const best = (way: string) =>
    impostors
      .filter((row) => row.arm === way && row.kind !== 'insider')
      .toSorted((one, other) => other.per1000 - one.per1000)[0];
  const told = (row: ImpostorResult | undefined) =>
    row === undefined ? 'nobody came' : `${perThousand(row)} (${kindInSentence(row.kind)})`;
  return {
    verdict: 'not testable',
    found: `of 1\u00a0000 attacks of the best kind ${told(best(arm.arm))}, against ${told(best(baseline.arm))}`,
    why: 'The claim names no attack, no rate and no level. What impostors did here stands beside it; who issues passes by their own rights is left out.',
  };
}

function falseMatch(): Judged {
  const trials = trialsWithoutEvent({ atMost: faceCheckFalseMatch, conf });
  return {
    verdict: 'not testable',
    why: `It would take ${countOf(trials, 'stranger')} without a match to say so, and scores of strangers are drawn from this very figure: the drill takes it as given.`,
  };
}
