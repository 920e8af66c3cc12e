// The decision on an arm for one persona over the plausible inputs: the rule asked of exact figures at the centre and at every point drawn. The
// word that enough of the points say, by the levels of the rule, is the decision; where none does it is open, and what decides is named.
// Three doubts stay apart: the inputs are the spread over the points; the error of simulation (users at a point, number of points) is only
// asked whether it could turn the word; a sample of people is no part of it.
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import type { FigureId, ParameterPoint } from '../../scenarios/measures/parameter-point.ts';
import { moments } from '../../scenarios/measures/sums/moments.ts';
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import type { Parameter } from '../../scenarios/schema/evidence.ts';
import { conditionInWords, figureInWords, unitOfAsked } from '../decision/asked-in-words.ts';
import { askedOfArm, figuresAsked, type Asked } from '../decision/asked-of-arm.ts';
import { exactDecision, type ExactDecision, type Held } from '../decision/exact-decision.ts';
import type { ArmOfRun } from '../results/arm-of-run.ts';
import {
  exactWords,
  type ConditionKind,
  type DecidingFigure,
  type ExactWord,
  type InputsDecision,
} from '../results/persona-decision.ts';
import { decidersOf, type Explained } from './deciders.ts';
import { figureAsked } from './figure-asked.ts';
import { rangeOfPoints } from './range-of-points.ts';
import { turnsOfDecision, type DecisionTurn } from './turns-of-decision.ts';
import { whatIsLost } from './what-is-lost.ts';
import { whatToMeasure } from './what-to-measure.ts';
import { deciderInWords, whyByInputs } from './why-by-inputs.ts';

/** Fewer show no share near a level. */
export const leastPoints = 32;
/** Standard errors by which simulation alone may be wrong. */
const doubt = 2;
const conf = 0.95;

export interface InputsEvidence {
  readonly rule: DecisionRule;
  readonly persona: string;
  readonly arm: Pick<ArmOfRun, 'id' | 'inSentence' | 'signIn'>;
  readonly baseline: Pick<ArmOfRun, 'id' | 'inSentence'>;
  readonly centre: ParameterPoint;
  /** All parameters drawn. */
  readonly draws: readonly ParameterPoint[];
  /** Points at which one parameter alone was moved: they say where a decision turns. May be few, or none. */
  readonly single: readonly ParameterPoint[];
  readonly parameters: readonly Parameter[];
  /** Of the persona, who lived the centre. */
  readonly users: number;
  /** Few lived the points, and they were carried to the many of the centre, whose error is theirs then. */
  readonly carried?: boolean;
}

export interface DecidedByInputs {
  readonly decision: InputsDecision;
  /** Where one parameter alone turns the word, the nearest first. Empty where the error of simulation could turn the word at the centre. */
  readonly turns: readonly DecisionTurn[];
}

interface Decided extends ExactDecision {
  readonly point: ParameterPoint;
}

/** With too few points it is open, whatever they say. Undefined where success cannot be compared at the centre. */
export function decideByInputs(evidence: InputsEvidence): DecidedByInputs | undefined {
  const { rule, persona, arm, baseline, centre, draws, single, parameters } = evidence;
  const asked = askedOfArm(rule, registrationFor(arm.signIn) !== undefined);
  const figureOf = (each: Pick<Asked, 'metric' | 'of'>) => figureAsked(each, arm.id, persona);
  const at = (read: (figure: FigureId) => number | undefined) => exactDecision(asked, (each) => read(figureOf(each)));
  const here = at((figure) => centre.figures[figure]?.value);
  const decided = draws.flatMap((point): Decided[] => {
    const found = at((figure) => point.figures[figure]?.value);
    return found === undefined ? [] : [{ ...found, point }];
  });
  if (here === undefined) return undefined;
  const isFew = decided.length < leastPoints;
  const shares = sharesOf(decided);
  const word = isFew ? 'open' : wordSaid(shares, rule);
  const boundary = word === 'open' && !isFew ? boundaryInDoubt(shares) : undefined;
  const held = decidingOf(isFew ? here.word : word === 'open' ? undefined : word, here, decided, boundary);
  const figure = figureOf(held.by);
  const values = valuesOf(decided, figure);

  const own = evidence.carried === true || decided.every(({ point }) => point.users >= centre.users);
  const errorOf = (each: FigureId) => {
    const ofCentre = centre.figures[each]?.monteCarloSe;
    const ofPoints = rootMeanSquareError(decided, each);
    return own ? (ofCentre ?? ofPoints) : (ofPoints ?? ofCentre);
  };
  const registration = figureOf({ metric: 'registration-success', of: 'arm' });
  const watched = [...new Set(figuresAsked(asked).map(figureOf))];
  const turnsByUsers = (read: ParameterPoint[], was: ExactWord | 'open') =>
    watched.some((moved) => {
      // Once for all points: it is taken over all of them.
      const error = errorOf(moved);
      return [-doubt, doubt].some((errors) => {
        const found = read.flatMap(
          (point) =>
            at((each) => {
              const value = point.figures[each]?.value;
              if (value === undefined || error === undefined || each !== moved) return value;
              // That nobody at all registers is no matter of a few users more.
              return value === 0 && each === registration ? value : value + errors * error;
            }) ?? [],
        );
        return (read.length === 1 ? found[0]?.word : wordSaid(sharesOf(found), rule)) !== was;
      });
    });
  const byUsers =
    !isFew &&
    turnsByUsers(
      decided.map(({ point }) => point),
      word,
    );
  const byPoints = exactWords.some((each) => isNearLevel(shares, each, rule, decided.length));
  const turns = turnsByUsers([centre], here.word)
    ? []
    : turnsOfDecision({ asked, arm: arm.id, persona, centre, single, parameters, here: here.word });

  const deciders = boundary === undefined ? [] : decidersOf({ figure, alone: [centre, ...single], draws, parameters });
  const interval = rangeOfPoints(values, conf);
  const atCentre = centre.figures[figure];
  const told: DecidingFigure = {
    metric: held.by.metric,
    of: held.by.of,
    title: figureInWords(held.by, held.asked.inWords),
    unit: unitOfAsked(held.by),
    ...(atCentre === undefined ? {} : { centre: atCentre.value, monteCarloSe: atCentre.monteCarloSe }),
    margin: held.by.margin,
    wanted: held.by.wanted,
    ...(interval === undefined ? {} : { interval }),
  };
  const measure =
    boundary === undefined
      ? []
      : whatToMeasure({
          upper: boundary.upper,
          levels: levelsAt(boundary, shares, rule),
          target: rule.levels.settled,
          deciders,
          figure: {
            inWords: told.title,
            compares: told.of === 'difference',
            ...(values.length < 2 ? {} : { variance: moments(values).variance }),
            // The jackknife's error of N users is √N times that of one.
            ...(atCentre === undefined ? {} : { perPerson: atCentre.monteCarloSe ** 2 * evidence.users }),
          },
        });
  const lost = whatIsLost(asked, (each) => centre.figures[figureOf(each)]);
  const found: Omit<InputsDecision, 'why'> = {
    basis: 'inputs',
    arm: arm.id,
    baseline: baseline.id,
    decision: word,
    centre: here.word,
    shares: shares.filter(({ share }) => share > 0).toSorted((one, other) => other.share - one.share),
    points: decided.length,
    settled: !isFew && !byUsers && !byPoints,
    figure: told,
    conditions: word === 'go' || decided.length === 0 ? [] : conditionsOf(decided),
    deciders: deciders.map((each) => deciderTold(each, turns, here.word)),
    measure,
  };
  return {
    decision: { ...found, why: whyByInputs({ found, held, here, lost, arm, rule, byUsers, byPoints, isFew }) },
    turns,
  };
}

interface Share {
  readonly decision: ExactWord;
  readonly share: number;
}

function sharesOf(decided: readonly ExactDecision[]): Share[] {
  return exactWords.map((decision) => ({
    decision,
    share: decided.filter(({ word }) => word === decision).length / Math.max(1, decided.length),
  }));
}

/** Levels lie above one half, so that two words are never said at once. */
function wordSaid(shares: readonly Share[], { levels }: DecisionRule): ExactWord | 'open' {
  return shares.find(({ decision, share }) => share >= levels[decision])?.decision ?? 'open';
}

/** Agresti & Coull 1998 (Am Stat 52:119), two standard errors. Sobol' points are less scattered, so this is on the safe side. */
function isNearLevel(shares: readonly Share[], word: ExactWord, { levels }: DecisionRule, points: number): boolean {
  const share = shares.find(({ decision }) => decision === word)?.share ?? 0;
  const n = points + doubt ** 2;
  const p = (share * points + doubt ** 2 / 2) / n;
  const reach = doubt * Math.sqrt((p * (1 - p)) / n);
  return share >= levels[word] ? p - reach < levels[word] : p + reach >= levels[word];
}

/** Words lie in order: stop, amend, go. The points disagree most on one of the two places between them. */
interface Boundary {
  /** What makes the lower side. */
  readonly lower: readonly ExactWord[];
  readonly higher: readonly ExactWord[];
  /** Share of the points on the higher side. */
  readonly upper: number;
}

function boundaryInDoubt(shares: readonly Share[]): Boundary {
  const sum = (words: readonly ExactWord[]) =>
    shares.reduce((all, { decision, share }) => all + (words.includes(decision) ? share : 0), 0);
  const places: readonly Pick<Boundary, 'lower' | 'higher'>[] = [
    { lower: ['stop', 'amend'], higher: ['go'] },
    { lower: ['stop'], higher: ['amend', 'go'] },
  ];
  const [first, second] = places.map((place) => Object.assign(place, { upper: sum(place.higher) }));
  const spread = (place: Boundary | undefined) => (place === undefined ? 0 : place.upper * (1 - place.upper));
  return (spread(second) > spread(first) ? second : first) as Boundary;
}

/** A side is said by the word that makes most of it; what other words take of the side must be made up for. */
function levelsAt({ lower, higher, upper }: Boundary, shares: readonly Share[], { levels }: DecisionRule) {
  const needed = (words: readonly ExactWord[], whole: number) => {
    const [most] = shares
      .filter(({ decision }) => words.includes(decision))
      .toSorted((one, other) => other.share - one.share);
    return most === undefined || most.share === 0
      ? 0.999
      : Math.min(0.999, (levels[most.decision] * whole) / most.share);
  };
  return { upper: needed(higher, upper), lower: needed(lower, 1 - upper) };
}

/**
 * What decides. Of GO: the limit that comes nearest, in spreads over the inputs. Of AMEND and STOP: what most of the points that say so miss.
 * Of an open one: what most of the points below the place in doubt miss.
 */
function decidingOf(
  word: ExactWord | undefined,
  here: ExactDecision,
  decided: readonly Decided[],
  boundary: Boundary | undefined,
): Held {
  const isBelow = ({ word: each }: ExactDecision) =>
    boundary === undefined ? each === word : boundary.lower.includes(each);
  const below = word === 'go' ? [] : decided.filter(isBelow);
  const counted = here.held.map((held, at) => ({
    held,
    missed: below.filter((each) => isReason(each, at)).length,
    nearness: nearness(held, decided, at),
  }));
  const [first] =
    word === 'go'
      ? counted
          .filter(({ held: { asked } }) => asked.kind !== 'nobody-registers' && asked.kind !== 'harm')
          // Failures are what success lacks: of two that are equally near the first is told.
          .toSorted((one, other) =>
            Math.abs(one.nearness - other.nearness) < 1e-6 ? 0 : one.nearness - other.nearness,
          )
      : counted.toSorted((one, other) => other.missed - one.missed);
  if (first === undefined) throw new RangeError('found a rule that asks nothing, expected at least a loss and a gain');
  return first.held;
}

/** Of a STOP only what stops counts. */
function isReason({ word, held }: ExactDecision, at: number): boolean {
  const each = held[at];
  return each !== undefined && !each.kept && (word !== 'stop' || each.asked.makes === 'stop');
}

function nearness({ room }: Held, decided: readonly Decided[], at: number): number {
  const rooms = decided.flatMap(({ held }) => held[at]?.room ?? []);
  const spread = rooms.length < 2 ? 0 : Math.sqrt(moments(rooms).variance);
  return room === undefined || !(spread > 0) ? Number.POSITIVE_INFINITY : room / spread;
}

const mended: ReadonlySet<Asked['kind']> = new Set<ConditionKind>([
  'floor',
  'registration',
  'nobody-registers',
  'fallback',
  'guardrail',
  'gain',
]);

function conditionsOf(decided: readonly Decided[]): InputsDecision['conditions'] {
  const asked = decided[0]?.held.map((held) => held.asked) ?? [];
  return asked
    .flatMap((each, at) => {
      const share = decided.filter(({ held }) => held[at]?.kept === false).length / decided.length;
      return share > 0 && mended.has(each.kind)
        ? [{ kind: each.kind as ConditionKind, metric: each.metric, inWords: conditionInWords(each), share }]
        : [];
    })
    .toSorted((one, other) => other.share - one.share);
}

/** Undefined: no point has the figure. */
function rootMeanSquareError(decided: readonly Decided[], figure: FigureId): number | undefined {
  const errors = decided.flatMap(({ point }) => point.figures[figure]?.monteCarloSe ?? []);
  return errors.length === 0 ? undefined : Math.sqrt(moments(errors.map((error) => error ** 2)).mean);
}

function valuesOf(decided: readonly Decided[], figure: FigureId): number[] {
  return decided.flatMap(({ point }) => point.figures[figure]?.value ?? []);
}

function deciderTold(
  { parameter: { id, title }, explains }: Explained,
  turns: readonly DecisionTurn[],
  here: ExactWord,
): InputsDecision['deciders'][number] {
  const known = { title, explains, ...turnOf(turns, id) };
  return { parameter: id, ...known, sentence: deciderInWords(known, here) };
}

function turnOf(
  turns: readonly DecisionTurn[],
  parameter: string,
): Pick<InputsDecision['deciders'][number], 'turnsAt'> {
  const turn = turns.find((each) => each.parameter.id === parameter);
  return turn === undefined
    ? {}
    : {
        turnsAt: {
          z: turn.z,
          value: turn.value,
          inWords: turn.inWords,
          beyond: turn.z > 0 ? 'above' : 'below',
          becomes: turn.becomes,
        },
      };
}
