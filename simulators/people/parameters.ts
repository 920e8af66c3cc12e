// The parameters a run uses: those of scenarios/evidence/human.yaml, of a recovery drill those of recovery.yaml too, of external.yaml where an
// external provider asks for second factors, and of phishing.yaml where people are phished, with the scenario's overrides and the habits of its personas. Remembers which were asked for, so that a test can see that none stands there for show.
import type { Distribution, Parameter } from '../../scenarios/schema/evidence.ts';
import type { Persona } from '../../scenarios/schema/persona.ts';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Traits } from './virtual-user.ts';
import {
  externalParameterIds,
  parameterIds,
  phishingParameterIds,
  recoveryParameterIds,
  useOf,
  type ParameterId,
} from './parameter-table.ts';

export interface AskedParameter {
  readonly distribution: Distribution;
  /** Turns the unit into ms for times; 1 for everything else. */
  readonly unitInMs: number;
  /** The persona's habit: a factor on times and numbers, on the odds of chances. */
  readonly habit: number;
  /** The trait of the person that bears on it; absent: none does. */
  readonly trait?: keyof Traits;
  /** The scenario set it to one value for everyone: neither habit nor trait bears on it. */
  readonly overridden: boolean;
}

export interface Parameters {
  /** What holds for this parameter and persona. */
  readonly ask: (id: ParameterId, persona: string) => AskedParameter;
  /** Ids asked for so far. */
  readonly asked: ReadonlySet<ParameterId>;
}

const unitInMs: Readonly<Record<Parameter['unit'], number>> = {
  ms: 1,
  s: 1_000,
  proportion: 1,
  count: 1,
  ratio: 1,
  sd: 1,
};

/**
 * @param list all parameters, as human.yaml has them; of a recovery drill, all of recovery.yaml too; where people are sent to an external provider, all of external.yaml; where they are phished, all of phishing.yaml.
 * @param overrides one value each, by id, in the parameter's unit (scenario `parameters`).
 * @throws PilotError parameter-missing, parameter-unknown (an override) or parameter-out-of-range (an override of a chance).
 */
export function createParameters(
  list: readonly Parameter[],
  overrides: Readonly<Record<string, number>>,
  personas: readonly Persona[],
): Parameters {
  const byId = new Map(list.map((parameter) => [parameter.id, parameter]));
  const known = new Map<ParameterId, Omit<AskedParameter, 'habit'>>();
  // Of a kind that the scenario does not come to there are none; of one that it comes to, all.
  const further = [recoveryParameterIds, externalParameterIds, phishingParameterIds].filter((ids) =>
    ids.some((id) => byId.has(id)),
  );
  for (const id of [...parameterIds, ...further.flat()]) {
    const parameter = byId.get(id);
    if (parameter === undefined) throw missingParameter(id);
    const value = overrides[id];
    const { trait } = useOf(id);
    known.set(id, {
      distribution: value === undefined ? parameter.distribution : fixedAt(parameter, value),
      unitInMs: unitInMs[parameter.unit],
      overridden: value !== undefined,
      ...(trait === undefined ? {} : { trait }),
    });
  }
  const unknown = Object.keys(overrides).find((id) => !byId.has(id));
  if (unknown !== undefined) throw unknownParameter(unknown);

  const habits = new Map(
    personas.map((persona) => [
      persona.id,
      new Map(Object.entries(persona.habits).map(([id, habit]) => [id, habit.factor])),
    ]),
  );
  const asked = new Set<ParameterId>();
  // Asked for at every draw: put together once for each persona and parameter.
  const answers = new Map<string, Map<ParameterId, AskedParameter>>();
  let persona: string | undefined;
  let ofPersona = new Map<ParameterId, AskedParameter>();
  return {
    asked,
    ask(id, askedPersona) {
      // One person asks many times in a row.
      if (persona !== askedPersona) {
        persona = askedPersona;
        ofPersona = answers.get(persona) ?? new Map<ParameterId, AskedParameter>();
        answers.set(persona, ofPersona);
      }
      const before = ofPersona.get(id);
      if (before !== undefined) return before;
      asked.add(id);
      const parameter = known.get(id);
      if (parameter === undefined) throw missingParameter(id);
      const answer = { ...parameter, habit: habits.get(persona)?.get(id) ?? 1 };
      ofPersona.set(id, answer);
      return answer;
    },
  };
}

function fixedAt(parameter: Parameter, value: number): Distribution {
  if (parameter.distribution.kind !== 'chance') return { kind: 'fixed', value };
  if (value < 0 || value > 1) {
    throw new PilotError(
      'parameter-out-of-range',
      {
        id: parameter.id,
        where: `parameters.${parameter.id}`,
        found: String(value),
        expected: 'a probability from 0 to 1',
      },
      { badInput: true },
    );
  }
  return { kind: 'chance', probability: value };
}

function missingParameter(id: ParameterId): PilotError {
  const file = fileOf(id);
  return new PilotError('parameter-missing', {
    id,
    where: `scenarios/evidence/${file}`,
    expected: `a parameter "${id}"`,
  });
}

function fileOf(id: ParameterId): string {
  if (recoveryParameterIds.includes(id)) return 'recovery.yaml';
  if (phishingParameterIds.includes(id)) return 'phishing.yaml';
  return externalParameterIds.includes(id) ? 'external.yaml' : 'human.yaml';
}

function unknownParameter(id: string): PilotError {
  return new PilotError(
    'parameter-unknown',
    { id, where: 'parameters', found: `"${id}"`, expected: 'the id of a parameter of scenarios/evidence' },
    { badInput: true },
  );
}
