// One line of why for a decision over the inputs: the figure and the margin that decide; of an open one what to measure, and the inputs that decide.
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import { heldInWords } from '../decision/asked-in-words.ts';
import type { ExactDecision, Held } from '../decision/exact-decision.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import type { ExactWord, InputsDecision } from '../results/persona-decision.ts';
import { listed } from '../words/listed.ts';
import { decisionWord } from '../words/decision-word.ts';
import { asStated, countOf, percent } from '../words/quantity.ts';

export interface WhyOrder {
  readonly found: Omit<InputsDecision, 'why'>;
  readonly held: Held;
  readonly here: ExactDecision;
  /** What gets worse though the rule allows it. */
  readonly lost: readonly Pick<Held, 'asked' | 'by' | 'value'>[];
  readonly arm: Pick<ArmOfRun, 'inSentence'>;
  readonly rule: DecisionRule;
  /** The error of simulation could turn the word: for want of users at a point, of points. */
  readonly byUsers: boolean;
  readonly byPoints: boolean;
  /** Too few points were lived for any level. */
  readonly isFew: boolean;
}

export function whyByInputs({ found, held, here, lost, arm, rule, byUsers, byPoints, isFew }: WhyOrder): string {
  if (isFew)
    return `${decisionWord(here.word)} with every input at its centre (${heldInWords(held)}), but only ${countOf(found.points, 'point')} of the inputs were lived, too few to say more: give it more time (settle.atMost), or ask passkey-pilot sensitivity.`;
  return [reason({ found, held, here, lost, arm }), ...simulation(found, rule, byUsers, byPoints)].join(' ');
}

function reason({
  found,
  held,
  here,
  lost,
  arm: { inSentence },
}: Pick<WhyOrder, 'found' | 'held' | 'here' | 'lost' | 'arm'>): string {
  const range = found.figure.interval === undefined ? undefined : { ...found.figure.interval, of: 'inputs' };
  const deciding = heldInWords(held, range);
  switch (found.decision) {
    case 'go': {
      const gain = here.held.find(({ asked }) => asked.kind === 'gain');
      const better = gain === undefined || gain === held ? [] : [withoutLimit(gain)];
      // What decides is told with its limit.
      const worse = lost.filter(({ by }) => by.metric !== held.by.metric && by.metric !== gain?.by.metric);
      const before = [...better, ...(worse.length === 0 ? [] : [`though ${listed(worse.map(withoutLimit))}`])].join(
        ', ',
      );
      return `With ${inSentence} ${before}${before === '' ? '' : '; nearest to its limit: '}${deciding}.`;
    }
    case 'amend':
      return `With ${inSentence} it would be GO but for this: ${deciding}.`;
    case 'stop':
      return `With ${inSentence} ${deciding}.`;
    case 'open':
      return [`It turns on this: ${deciding}.`, measureSentence(found), decidersSentence(found)]
        .filter((sentence) => sentence !== '')
        .join(' ');
  }
}

function withoutLimit(held: Parameters<typeof heldInWords>[0]): string {
  return heldInWords(held).replace(/;.*$/, '');
}

function decidersSentence({ deciders }: WhyOrder['found']): string {
  return deciders.length === 0 ? 'No single input stands out.' : deciders.map(({ sentence }) => sentence).join(' ');
}

/** "“Patience” explains 61.0 % of it; AMEND instead of GO below 85.0 s." @param here the word with every parameter at its central value. */
export function deciderInWords(
  { title, explains, turnsAt }: Pick<InputsDecision['deciders'][number], 'title' | 'explains' | 'turnsAt'>,
  here: ExactWord,
): string {
  const turn =
    turnsAt === undefined
      ? ''
      : `; ${decisionWord(turnsAt.becomes)} instead of ${decisionWord(here)} ${turnsAt.beyond} ${turnsAt.inWords}`;
  return `“${title}” explains ${percent(explains)} of it${turn}.`;
}

function measureSentence({ measure }: WhyOrder['found']): string {
  const [first] = measure;
  return first === undefined ? 'No pilot of a size that one can have settles it.' : first.sentence;
}

function simulation(
  { points }: WhyOrder['found'],
  { levels }: DecisionRule,
  byUsers: boolean,
  byPoints: boolean,
): string[] {
  return [
    ...(byUsers
      ? ['The error of the simulated users alone could turn this; more users at each point would tell.']
      : []),
    ...(byPoints && !byUsers
      ? [
          `${countOf(points, 'point')} are few so near to a level (${asStated(levels.go, 'proportion')} for GO, ${asStated(levels.amend, 'proportion')} for AMEND, ${asStated(levels.stop, 'proportion')} for STOP); more points could turn this.`,
        ]
      : []),
  ];
}
