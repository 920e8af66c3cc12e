// Which kind of experiment a scenario is, and which of its parts belong to that kind. A file says it; one that does not is of the kind that
// its parts make it. A driver given on the command line takes a scenario of single sign-ins to the other kind: --driver load loads the
// target of a pilot with its people.
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { load } from '../../scenarios/schema/load.ts';
import { drivers, scenarioFields } from '../../scenarios/schema/scenario.ts';
import { inferredKind, scenarioKinds, type ScenarioKind } from '../../scenarios/schema/scenario-kind.ts';
import { issueProblems, type Locate } from './issue-problem.ts';
import type { AppliedOverride } from './override.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

type Plain = Readonly<Record<string, unknown>>;
type Driver = (typeof drivers)[number];

/** Which drivers live a kind, and why no others do. */
const livedBy: Readonly<Record<ScenarioKind, { readonly drivers: readonly Driver[]; readonly why: string }>> = {
  pilot: { drivers: ['browser', 'virtual'], why: 'as k6 makes a load: for one, say "kind: load"' },
  load: { drivers: ['load'], why: 'as only k6 makes a load' },
  rollout: { drivers: ['virtual'], why: 'as only virtual time lives months' },
  'recovery-drill': {
    drivers: ['browser', 'virtual'],
    why: 'as k6 plays no impostors: for a load of recoveries, say "kind: load"',
  },
  'phishing-drill': { drivers: ['browser', 'virtual'], why: 'as k6 has no browser that could refuse a passkey' },
};

/** Parts that only one kind has. */
const partOf = {
  load: 'load',
  rollout: 'rollout',
  settle: 'pilot',
  drill: 'recovery-drill',
  phishing: 'phishing-drill',
} as const satisfies Readonly<Record<string, ScenarioKind>>;

/** Parts that a rollout has not, as they are about single sign-ins in arms: it lives a tenant that does nothing, and the same with the rollout. */
const ofSignIns = ['claims', 'gates', 'arms', 'design'] as const;

export interface SettledKind {
  /** As the schema of its kind takes it: parts that were told to be wrong, or stand for another kind's driver, are not in it. */
  readonly value: Plain;
  readonly problems: readonly ScenarioProblem[];
}

export function settleKind(written: Plain, applied: readonly AppliedOverride[], locate: Locate): SettledKind {
  const kind = kindOf(written, applied);
  if (!isKind(kind)) return { value: { ...written, kind }, problems: [] };
  // Said of this scenario, and not of the one that the command line made of it.
  const isSaid = written['kind'] === kind;
  const value: Record<string, unknown> = { ...written, kind };
  const problems: ScenarioProblem[] = [];
  const contradiction = (path: string, found: string, expected: string, what: 'key' | 'value') =>
    problems.push({ code: 'contradiction', place: locate([path], what), path, found, expected });

  const driver = drivers.find((each) => each === written['driver']);
  const { drivers: fitting, why } = livedBy[kind];
  if (driver !== undefined && !fitting.includes(driver)) {
    contradiction(
      'driver',
      `the driver ${driver} in a scenario of kind ${kind}`,
      `${fitting.map((each) => `"driver: ${each}"`).join(' or ')}, ${why}`,
      'value',
    );
    delete value['driver'];
  }
  for (const part of Object.keys(partOf) as (keyof typeof partOf)[]) {
    const its = partOf[part];
    if (its === kind || written[part] === undefined) continue;
    delete value[part];
    // As where nothing is written.
    if (part === 'settle' && written[part] === false) continue;
    if (!isSaid && (part === 'load' || (part === 'settle' && kind === 'load')))
      problems.push(...problemsOfWaiting(part, written[part], locate));
    else contradiction(part, `"${part}" in a scenario of kind ${kind}`, `"kind: ${its}", or no "${part}"`, 'key');
  }
  if (kind === 'rollout') {
    for (const part of ofSignIns) {
      if (written[part] === undefined) continue;
      delete value[part];
      // As where nothing is written.
      const schema = scenarioFields[part];
      if (!isDeepStrictEqual(schema.safeParse(written[part]).data, schema.parse(undefined)))
        contradiction(part, `${part} with a rollout`, 'none: that is about single sign-ins in arms', 'key');
    }
  }
  return { value, problems };
}

function kindOf(written: Plain, applied: readonly AppliedOverride[]): unknown {
  const isSet = (field: string) => applied.some(({ steps: [first] }) => first === field);
  const said = written['kind'];
  if (said === undefined) return inferredKind(written);
  if (said === 'rollout' || !isSet('driver') || isSet('kind')) return said;
  return inferredKind(written);
}

const isKind = (kind: unknown): kind is ScenarioKind => scenarioKinds.some((each) => each === kind);

/** Parts that wait for the day on which their driver is asked for. */
const alone = { load: z.strictObject({ load }), settle: z.strictObject({ settle: scenarioFields.settle }) } as const;

/** What is wrong with it is told at once. */
function problemsOfWaiting(part: keyof typeof alone, written: unknown, locate: Locate): ScenarioProblem[] {
  const value = { [part]: written };
  const { error } = alone[part].safeParse(value);
  return error === undefined ? [] : issueProblems(alone[part], value, error.issues, locate);
}
