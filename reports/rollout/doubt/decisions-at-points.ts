// The rule of rollouts asked at every point of the inputs: which share of them says which word, what they disagree on, and what moves that.
import type { TenantPoint } from '../../../scenarios/measures/tenant/tenant-point.ts';
import { tenantIds } from '../../../scenarios/schema/timeline.ts';
import { centralValueAt, type UncertainParameter } from '../../../scenarios/sampling/central-value.ts';
import { rolloutWords, type RolloutRule } from '../../../scenarios/schema/rollout-rule.ts';
import type { RolloutSensitivityResults } from '../../results/rollout-sensitivity-results.ts';
import { verdictsOn, type RolloutCondition, type RolloutVerdict } from '../decide-rollout.ts';
import { figureOfCondition } from './figures-of-point.ts';
import { whyOfDecision } from './decision-in-sentences.ts';

type Decision = RolloutSensitivityResults['decisions'][number];
/** At the scale of the tenant. */
type Sums = Pick<TenantPoint, 'personas'>;

export interface DecisionsOrder {
  readonly rule: RolloutRule;
  /** What the project costs. */
  readonly project: number;
  readonly centre: Sums;
  readonly draws: readonly Sums[];
  readonly others: readonly Sums[];
  /** One input moved. */
  readonly single: readonly (Sums & Pick<TenantPoint, 'at'>)[];
  readonly parameters: readonly UncertainParameter[];
  readonly titleOf: (persona: string) => string;
  readonly titleOfParameter: (id: string) => string;
  /** As in `uncertainty`. */
  readonly moversOf: (figure: string) => RolloutSensitivityResults['uncertainty'][number]['movers'];
}

export function decisionsAtPoints({ rule, project, ...order }: DecisionsOrder): Decision[] {
  const { parameters, titleOf, titleOfParameter, moversOf } = order;
  const at = ({ personas }: Sums) => verdictsAt(personas, project, rule);
  const draws = order.draws.map(at);
  const others = order.others.map(at);
  const single = order.single.map((point) => ({ at: point.at, verdicts: at(point) }));
  return at(order.centre).map((here): Decision => {
    const own = (verdicts: readonly RolloutVerdict[]) => verdicts.filter(({ persona }) => persona === here.persona);
    const said = draws.flatMap(own);
    const shareOf = (holds: (each: RolloutVerdict) => boolean) => said.filter(holds).length / Math.max(1, said.length);
    const missed = conditionsOf(said)
      .map((condition) => ({ condition, share: shareOf((each) => misses(each, condition)) }))
      .toSorted((one, other) => other.share - one.share);
    const alike = others.flatMap(own).filter(({ word }) => word === here.word).length;
    const found: Omit<Decision, 'why'> = {
      ...(here.persona === undefined ? {} : { persona: here.persona }),
      title: here.persona === undefined ? 'The rollout' : titleOf(here.persona),
      centre: here.word,
      reasons: here.reasons,
      shares: rolloutWords
        .map((word) => ({ word, share: shareOf((each) => each.word === word) }))
        .filter(({ share }) => share > 0)
        .toSorted((one, other) => other.share - one.share),
      agree: shareOf(({ word }) => word === here.word),
      points: said.length,
      others: { groups: others.length, agree: alike },
      missed,
      ...decidesOf(missed, here.persona, moversOf),
      turns: (alike < others.length ? [] : single).flatMap(({ at: moved, verdicts }) => {
        const [becomes] = own(verdicts);
        const [[id, z] = [undefined, 0]] = Object.entries(moved);
        const parameter = parameters.find((each) => each.id === id);
        return becomes === undefined || becomes.word === here.word || parameter === undefined
          ? []
          : [{ parameter: parameter.id, z, value: centralValueAt(parameter, z), becomes: becomes.word }];
      }),
    };
    return Object.assign(found, { why: whyOfDecision(found, titleOfParameter) });
  });
}

function verdictsAt(personas: Sums['personas'], project: number, rule: RolloutRule): RolloutVerdict[] {
  return verdictsOn(
    personas.flatMap((each) =>
      tenantIds.map((tenant) => Object.assign({ persona: each.persona, tenant }, each[tenant])),
    ),
    project,
    rule,
  );
}

const conditionsOf = (said: readonly RolloutVerdict[]): RolloutCondition[] => [
  ...new Set(said.flatMap(({ missed }) => missed.map(({ condition }) => condition))),
];

const misses = ({ missed }: RolloutVerdict, condition: RolloutCondition): boolean =>
  missed.some((each) => each.condition === condition);

/** That of which nearest to half of the points say one thing and the others another. */
function decidesOf(
  missed: readonly { readonly condition: RolloutCondition; readonly share: number }[],
  persona: string | undefined,
  moversOf: DecisionsOrder['moversOf'],
): Pick<Decision, 'decides'> {
  const spread = (share: number) => share * (1 - share);
  const [most] = missed
    .filter(({ share }) => spread(share) > 0)
    .toSorted((one, other) => spread(other.share) - spread(one.share));
  const figure = most === undefined ? undefined : figureOfCondition[most.condition];
  if (most === undefined || figure === undefined) return {};
  const id = persona === undefined ? figure : `${figure}/${persona}`;
  return { decides: { condition: most.condition, figure: id, movers: moversOf(id) } };
}
