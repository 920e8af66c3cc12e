// Go, amend, stop or no verdict for one persona by the people of the run: the rule asked of intervals (one look, after the run). Used where no
// inputs were lived, and nowhere else: of simulated people any number can be had, so that a want of them is no answer.
// Non-inferiority of success, superiority on success or time, guardrails, and a veto for shown harm. Spotify's rule with
// the amber zone of Lewis et al. 2021 (Pilot and Feasibility Studies 7:40). Security is not part of it: this run attacks nobody.
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import { countOf, differenceOfProportions, quantityWithInterval } from '../words/quantity.ts';
import { listed } from '../words/listed.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Estimate } from '../results/estimate.ts';
import type { SampleDecision } from '../results/persona-decision.ts';
import { leastInformativeUsers } from '../statistics/claims/claim-verdict.ts';
import { leastUsers } from '../statistics/inference.ts';
import { askedOfArm, type Asked } from './asked-of-arm.ts';
import { conditionInWords, heldInWords, pointsInWords } from './asked-in-words.ts';

export interface PersonaEvidence {
  readonly rule: DecisionRule;
  readonly persona: string;
  readonly users: number;
  /** 0 to 1, of the people of the tenant. */
  readonly weight: number;
  /** Arm that is decided on, and whether its people have to register a passkey. */
  readonly arm: Pick<ArmOfRun, 'id' | 'inSentence'> & { readonly registers: boolean };
  /** The arm that it is compared with. */
  readonly baseline: Pick<ArmOfRun, 'id' | 'inSentence'>;
  /** Of this persona: the arm against the one it is compared with. */
  readonly contrasts: readonly Contrast[];
  /** Of this persona. */
  readonly estimates: readonly Estimate[];
  /** Why no figure of the run can be decided on: too many void attempts, a difference with the target's log. */
  readonly invalid?: string;
}

type Decision = Pick<SampleDecision, 'decision' | 'why'>;
/** kept and broken are shown by the interval. */
type Shown = 'kept' | 'broken' | 'unsettled';

/** The reason is one sentence; the first rule that settles the matter gives it. */
export function decidePersona(evidence: PersonaEvidence): Decision {
  const { rule, persona, users, weight, arm, baseline, contrasts, estimates, invalid } = evidence;
  if (invalid !== undefined) return none(invalid);
  const asked = askedOfArm(rule, arm.registers);
  const own = estimates.filter((estimate) => estimate.arm === arm.id);
  const figureOf = ({ metric, of }: Pick<Asked, 'metric' | 'of'>) =>
    of === 'arm'
      ? own.find((estimate) => estimate.metric === metric)
      : contrasts.find((contrast) => contrast.metric === metric && contrast.kind === 'difference');
  const nobody = asked.find(({ kind }) => kind === 'nobody-registers');
  if (nobody !== undefined && users > 0 && figureOf(nobody)?.value === 0)
    return {
      decision: nobody.makes,
      why: `With ${arm.inSentence} nobody of ${countOf(users, 'user')} could register a passkey.`,
    };
  if (users === 0 && weight === 0) return none('Its weight is 0\u00a0%, so that nobody of it takes part.');
  if (users < leastUsers)
    return none(
      `${countOf(users, 'user')} of ${persona} cannot carry a verdict; ${leastUsers - users} more are needed.`,
    );

  const success = contrasts.find(({ metric, kind }) => metric === 'success-per-need' && kind === 'difference');
  if (success?.interval === undefined || success.value === undefined)
    return none(`Success cannot be compared: ${success?.withheld ?? 'the run has no figure of it'}.`);
  const shown = asked.map((each) => ({ asked: each, shown: shownOf(each, figureOf(each)), figure: figureOf(each) }));
  const found = `success per need differs by ${quantityWithInterval(success.value, success.interval, differenceOfProportions)}`;
  const harm = shown.find(({ asked: { makes }, shown: is }) => makes === 'stop' && is === 'broken');
  // Nobody failed in the arm: the interval counts each user once, which is the bound that no failure gives. Otherwise it needs failures.
  const met = own.find(({ metric }) => metric === 'success-per-need');
  const scarce = met?.value !== 1 && (success.informativeUsers ?? 0) < leastInformativeUsers;
  // Harm needs failures in the arm alone, however few there are in the other; below one half the rarer outcome is success.
  const failed = (met?.value ?? 1) < 0.5 || (met?.informativeUsers ?? 0) >= leastInformativeUsers;
  if (harm !== undefined && (failed || !scarce))
    return { decision: 'stop', why: `With ${arm.inSentence} ${told(harm)}.` };
  if (scarce) return none(rareSentence(success, estimates, [arm, baseline]));

  const time = contrasts.find(({ metric, kind }) => metric === 'restricted-time-to-sign-in' && kind === 'difference');
  const gains = [
    { contrast: success, enough: success.value >= rule.gain.success, better: success.value > 0 },
    {
      contrast: time,
      enough: time?.value !== undefined && time.value <= -rule.gain.time / 1_000,
      better: time?.value !== undefined && time.value < 0,
    },
  ];
  const superior = gains.some(({ contrast, enough, better }) => better && enough && (contrast?.adjustedP ?? 1) < 0.05);
  const notInferior = success.interval.lower > -rule.success.mayLose;
  const conditions = shown.filter(({ asked: { makes, kind } }) => makes === 'amend' && kind !== 'gain');
  const broken = conditions.filter(({ shown: is }) => is === 'broken');
  const unsettled = conditions.filter(({ shown: is }) => is === 'unsettled');
  if (notInferior && superior && broken.length + unsettled.length === 0)
    return {
      decision: 'go',
      why: `With ${arm.inSentence} ${found}, every condition is kept, and success or time is better beyond chance; security was not tested in this run.`,
    };
  const towards = success.value > -rule.success.mayLose && gains.some(({ better }) => better);
  if (notInferior && towards) {
    const rest = [
      ...broken.map(told),
      ...(unsettled.length === 0
        ? []
        : [`not settled whether ${listed(unsettled.map(({ asked: each }) => conditionInWords(each)))}`]),
      ...(superior ? [] : ['no gain in success or time is shown yet']),
    ];
    return { decision: 'amend', why: `With ${arm.inSentence} ${found}, but ${rest.join(', and ')}.` };
  }
  if (notInferior)
    return none(
      `${capital(found)}, which excludes a loss of ${pointsInWords(rule.success.mayLose)} but shows no gain in success or time.`,
    );
  const needed = usersNeeded(success.value + rule.success.mayLose, success.value - success.interval.lower, users);
  return none(
    `${capital(found)}, which neither shows nor excludes a loss of ${pointsInWords(rule.success.mayLose)}${needed === undefined ? '' : `; about ${countOf(needed, 'user')} of ${persona} in each arm would settle it`}.`,
  );
}

function none(why: string): Decision {
  return { decision: 'no verdict', why };
}

const capital = (sentence: string) => sentence.charAt(0).toUpperCase() + sentence.slice(1);

function shownOf({ margin, wanted }: Asked, figure: Contrast | Estimate | undefined): Shown {
  const { lower, upper } = figure?.interval ?? {};
  const [worst, best] = wanted === 'above' ? [lower, upper] : [upper, lower];
  const room = (value: number) => (wanted === 'above' ? value - margin : margin - value);
  if (worst !== undefined && room(worst) >= 0) return 'kept';
  return best !== undefined && room(best) < 0 ? 'broken' : 'unsettled';
}

function told({ asked, figure }: { readonly asked: Asked; readonly figure: Contrast | Estimate | undefined }): string {
  const value = figure?.value;
  return heldInWords(
    { asked, by: asked, ...(value === undefined ? {} : { value }) },
    figure?.interval === undefined ? undefined : { ...figure.interval, of: '95\u00a0%\u00a0CI' },
  );
}

/** In which arm too few had the rarer outcome, and which that is. */
function rareSentence(
  { informativeUsers = 0 }: Contrast,
  estimates: readonly Estimate[],
  arms: readonly PersonaEvidence['baseline'][],
): string {
  const scarce = arms.flatMap(({ id, inSentence }) => {
    const success = estimates.find(({ metric, arm }) => metric === 'success-per-need' && arm === id);
    return success?.informativeUsers === informativeUsers
      ? [
          `${countOf(informativeUsers, 'user')} with ${inSentence} ${(success.value ?? 1) > 0.5 ? 'ever failed' : 'ever succeeded'}`,
        ]
      : [];
  });
  const few =
    scarce.length === 0 ? `${countOf(informativeUsers, 'user')} in an arm ever had the rarer outcome` : listed(scarce);
  return `Only ${few}; ${leastInformativeUsers} in each arm are needed before an interval can be trusted.`;
}

/** Half-width shrinks with the square root of the users; absent when the difference itself is beyond the margin. */
function usersNeeded(room: number, halfWidth: number, users: number): number | undefined {
  return room > 0 ? Math.ceil(users * (halfWidth / room) ** 2) : undefined;
}
