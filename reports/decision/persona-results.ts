// One row a persona: who they are, how many took part and registered, and on each arm that is compared the decision, and the pooled
// estimate beside the raw one.
import { sqlText } from '../../scenarios/schema/file-in-sql.ts';
import type { DecisionRule } from '../../scenarios/schema/decision-rule.ts';
import { registrationFor } from '../../scenarios/flows/lived-flows.ts';
import type { Aggregates } from '../../scenarios/measures/aggregates.ts';
import type { Figures } from '../metrics/estimate-metrics.ts';
import { isOf, unnamedArm } from '../results/arm-of-run.ts';
import type { Contrast } from '../results/contrast.ts';
import type { Estimate } from '../results/estimate.ts';
import type { ResultsOfSignIns } from '../results/results.ts';
import type { SampleDecision } from '../results/persona-decision.ts';
import { attemptsNotVoid } from '../folder/aggregated-attempts.ts';
import type { Design } from '../statistics/clustered/influence-contrast.ts';
import { decidePersona } from './decide-persona.ts';
import { shrinkDifferences } from './shrink-differences.ts';

export interface PersonaInput {
  readonly figures: Figures;
  readonly rule: DecisionRule;
  readonly design: Design;
  readonly estimates: readonly Estimate[];
  readonly contrasts: readonly Contrast[];
  /** Faults are in the target, so that the decisions are about the faulty one. */
  readonly planted: boolean;
  /** Why nothing may be decided on this run. */
  readonly invalid?: string;
}

export async function personaResults({
  figures,
  rule,
  design,
  estimates,
  contrasts,
  planted,
  invalid,
}: PersonaInput): Promise<ResultsOfSignIns['personas']> {
  const { run } = figures;
  const { aggregates } = run;
  // Of several in which people register, one: who registered in two of them is one person, and counts do not tell.
  const registering = figures.arms.find(({ signIn }) => registrationFor(signIn) !== undefined)?.id;
  const rows =
    aggregates !== undefined
      ? peopleOfAll(aggregates, registering)
      : await run.rows(`
    SELECT persona, count(DISTINCT user_id)::INTEGER AS users,
      count(*) FILTER (WHERE purpose = 'sign-in' AND outcome <> 'void')::INTEGER AS attempts,
      count(DISTINCT user_id) FILTER (WHERE purpose = 'registration' AND succeeded AND arm = ${sqlText(registering ?? '')})::INTEGER AS registered
    FROM attempts GROUP BY persona`);
  const perArm =
    aggregates !== undefined
      ? aggregates.parts.map(({ persona, arm, signIns }) => ({ persona, arm, users: signIns.usersNotVoid }))
      : await run.rows(`
    SELECT persona, arm, count(DISTINCT user_id)::INTEGER AS users FROM attempts WHERE purpose = 'sign-in' AND outcome <> 'void' GROUP BY persona, arm`);
  const arms = new Map(figures.arms.map((arm) => [arm.id, arm]));
  const decided = figures.compared.map((compared) => {
    const { id, inSentence, signIn } = arms.get(compared.arm) ?? unnamedArm(compared.arm);
    return {
      compared,
      about: { id, inSentence, registers: registrationFor(signIn) !== undefined },
      against: arms.get(compared.baseline) ?? unnamedArm(compared.baseline),
      shrunken: shrinkDifferences(figures, compared, design),
    };
  });
  return run.manifest.personas.map(({ id, title, weight }) => {
    const row = rows.find((found) => found['persona'] === id);
    return {
      id,
      title,
      weight,
      users: Number(row?.['users'] ?? 0),
      attempts: Number(row?.['attempts'] ?? 0),
      registered: Number(row?.['registered'] ?? 0),
      decisions: decided.map(({ compared, about, against, shrunken }) => {
        const { arm, baseline } = compared;
        const inArms = perArm
          .filter((found) => found['persona'] === id && [arm, baseline].includes(String(found['arm'])))
          .map((found) => Number(found['users']));
        const { decision, why } = decidePersona({
          rule,
          persona: `the persona ${title}`,
          users: inArms.length === 0 ? 0 : Math.min(...inArms),
          weight,
          arm: about,
          baseline: against,
          contrasts: contrasts.filter((contrast) => contrast.persona === id && isOf(compared)(contrast)),
          estimates: estimates.filter((estimate) => estimate.persona === id),
          ...(invalid === undefined ? {} : { invalid }),
        });
        const made: SampleDecision = {
          basis: 'sample',
          arm,
          baseline,
          decision,
          why: planted ? `With the faults planted: ${why}` : why,
        };
        const shrunkenDifference = shrunken.get(id);
        if (shrunkenDifference !== undefined) made.shrunkenDifference = shrunkenDifference;
        return made;
      }),
    };
  });
}

function peopleOfAll({ users, parts }: Aggregates, registering: string | undefined) {
  return Object.entries(users).map(([persona, count]) => {
    const ofPersona = parts.filter((part) => part.persona === persona);
    return {
      persona,
      users: count,
      attempts: ofPersona.reduce((sum, { signIns }) => sum + attemptsNotVoid(signIns), 0),
      registered: ofPersona.find(({ arm }) => arm === registering)?.registrations.usersSucceeded ?? 0,
    };
  });
}
