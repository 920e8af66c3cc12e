// The JSON Schemas (2020-12) of what people write and what we write, made from the zod schemas that the program itself uses.
import { z } from 'zod';
import { comparison, comparisonFormat } from '../reports/comparison/comparison.ts';
import { estimatesColumns } from '../reports/exports/estimates-columns.ts';
import { runAnswer, runAnswerFormat } from '../reports/exports/run-answer.ts';
import { resultsFormat, results } from '../reports/results/results.ts';
import { rolloutSensitivityFormat, rolloutSensitivityResults } from '../reports/results/rollout-sensitivity-results.ts';
import { sensitivityFormat, sensitivityResults } from '../reports/results/sensitivity-results.ts';
import { validation, validationFormat } from '../reports/validation/validation.ts';
import { aggregates } from '../scenarios/measures/aggregates.ts';
import { phishingLayers } from '../scenarios/measures/phishing-layers.ts';
import { drillLayers } from '../scenarios/measures/drill-layers.ts';
import { many } from '../scenarios/measures/many.ts';
import { attempt } from '../scenarios/schema/attempt.ts';
import { attemptTableColumns } from '../scenarios/measures/attempt-table.ts';
import { describeColumn, stepColumns, type Column } from '../scenarios/schema/columns.ts';
import { claimFile } from '../scenarios/schema/claim.ts';
import { decisionRule } from '../scenarios/schema/decision-rule.ts';
import { enrolmentCurves } from '../scenarios/schema/enrolment-curve.ts';
import { parameter } from '../scenarios/schema/evidence.ts';
import { heldDocuments } from '../scenarios/schema/held-documents.ts';
import { impostor } from '../scenarios/schema/impostor.ts';
import { extension, persona } from '../scenarios/schema/persona.ts';
import { nameMatching } from '../scenarios/schema/name-matching.ts';
import { policyAnswer, policyAnswerFormat } from '../scenarios/schema/policy-answer.ts';
import { provider } from '../scenarios/schema/provider.ts';
import { faceCheck } from '../scenarios/schema/face-check.ts';
import { recoveryRule } from '../scenarios/schema/recovery-rule.ts';
import { rolloutRule } from '../scenarios/schema/rollout-rule.ts';
import { manifest } from '../scenarios/schema/run.ts';
import { scenario } from '../scenarios/schema/scenario.ts';
import { signIn } from '../scenarios/schema/sign-in.ts';
import { target } from '../scenarios/schema/target.ts';
import { timeline } from '../scenarios/schema/timeline.ts';
import { verifier } from '../scenarios/schema/verifier.ts';
import { weekColumns } from '../scenarios/schema/week-columns.ts';
import { withSharedDefinitions, type JsonSchema } from './shared-definitions.ts';

/** Path from the project's folder → JSON Schema. */
export function publishedSchemas(): Readonly<Record<string, JsonSchema>> {
  return {
    'scenarios/schema/scenario.schema.json': anyKind(written('A scenario of passkey-pilot', scenario)),
    'scenarios/schema/persona.schema.json': written('A persona of passkey-pilot', z.union([persona, extension])),
    'scenarios/schema/provider.schema.json': written('A passkey provider of passkey-pilot', provider),
    'scenarios/schema/verifier.schema.json': written('An identity verifier of passkey-pilot', verifier),
    'scenarios/schema/face-check.schema.json': written('A face check of passkey-pilot', faceCheck),
    'scenarios/schema/target.schema.json': written('A target of passkey-pilot', target),
    'scenarios/schema/parameter.schema.json': written(
      'Parameters of the human model of passkey-pilot',
      z.array(parameter),
    ),
    'scenarios/schema/impostor.schema.json': written('An impostor of a recovery drill of passkey-pilot', impostor),
    'scenarios/schema/held-documents.schema.json': written(
      'Documents that people hold, by country, of passkey-pilot',
      heldDocuments,
    ),
    'scenarios/schema/claim.schema.json': written('A claim about two ways to sign in, of passkey-pilot', claimFile),
    'scenarios/schema/decision-rule.schema.json': written('A decision rule of passkey-pilot', decisionRule),
    'scenarios/schema/enrolment-curves.schema.json': written(
      'Published enrolment curves of passkey-pilot',
      enrolmentCurves,
    ),
    'scenarios/schema/name-matching.schema.json': written('How passkey-pilot compares names', nameMatching),
    'scenarios/schema/recovery-rule.schema.json': written('A rule of recovery of passkey-pilot', recoveryRule),
    'scenarios/schema/policy-answer.schema.json': made(
      `What passkey-pilot policy --json says (${policyAnswerFormat})`,
      policyAnswer,
    ),
    'scenarios/schema/rollout-rule.schema.json': written('A rule of rollouts of passkey-pilot', rolloutRule),
    'scenarios/schema/run.schema.json': runFolder(),
    'reports/results/results.schema.json': made(`Results of a run (${resultsFormat})`, results),
    'reports/exports/run-answer.schema.json': made(
      `What passkey-pilot run --json says (${runAnswerFormat})`,
      runAnswer,
    ),
    'reports/results/sensitivity.schema.json': made(
      `What is not known about the inputs (${sensitivityFormat})`,
      sensitivityResults,
    ),
    'reports/results/rollout-sensitivity.schema.json': made(
      `What is not known about the inputs of a rollout (${rolloutSensitivityFormat})`,
      rolloutSensitivityResults,
    ),
    'reports/comparison/comparison.schema.json': made(`Two runs compared (${comparisonFormat})`, comparison),
    'reports/validation/validation.schema.json': made(
      `Published comparisons and predictions (${validationFormat})`,
      validation,
    ),
  };
}

/** What a person writes: defaults not yet filled in, durations and shares as text. */
const written = (title: string, schema: z.ZodType): JsonSchema => titled(title, jsonSchema(schema, 'input'));

/** A scenario that does not say its kind is let pass too, where its parts are those of one: the program infers it. */
function anyKind({ oneOf, ...rest }: JsonSchema): JsonSchema {
  return { ...rest, anyOf: (oneOf as readonly JsonSchema[]).map(withKindInferred) };
}

function withKindInferred(kind: JsonSchema): JsonSchema {
  return { ...kind, required: (kind['required'] as readonly string[]).filter((field) => field !== 'kind') };
}

/** What the program writes. */
const made = (title: string, schema: z.ZodType): JsonSchema =>
  withSharedDefinitions(titled(title, jsonSchema(schema, 'output')));

/** Without our own word `unit`, which strict validators refuse; the description says it. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  return z.toJSONSchema(schema, { io, override: ({ jsonSchema: node }) => void delete node['unit'] });
}

function titled(title: string, { $schema, ...rest }: JsonSchema): JsonSchema {
  return { $schema, title, ...rest };
}

/** run.json is the schema itself; the other files of a run folder are its definitions, by file name. */
function runFolder(): JsonSchema {
  return withSharedDefinitions({
    ...titled('A run folder of passkey-pilot: run.json; its other files under $defs', jsonSchema(manifest, 'output')),
    $defs: {
      'journal line': inner(attempt),
      'row of attempts.parquet': parquetTable(attemptTableColumns),
      'row of steps.parquet': parquetTable(stepColumns),
      'row of weeks.parquet of a rollout': parquetTable(weekColumns),
      'row of estimates.csv': table(estimatesColumns, () => ({})),
      "line of the target's sign-in log": inner(signIn),
      'timeline.json of a rollout': inner(timeline),
      'aggregates.json of a virtual run that stores a sample': inner(aggregates),
      'many.json of a pilot that is settled': inner(many),
      'drill.json of a recovery drill': inner(drillLayers),
      'phishing.json of a phishing drill': inner(phishingLayers),
    },
  });
}

function inner(schema: z.ZodType): JsonSchema {
  const { $schema: _, ...rest } = jsonSchema(schema, 'output');
  return rest;
}

const jsonTypes = {
  VARCHAR: 'string',
  INTEGER: 'integer',
  BIGINT: 'integer',
  DOUBLE: 'number',
  BOOLEAN: 'boolean',
  TIMESTAMP: 'string',
} as const;

/** `x-parquet-type` is DuckDB's name of the type. */
const parquetTable = (columns: readonly Column[]): JsonSchema =>
  table(columns, ({ type }) => ({ 'x-parquet-type': type }));

/** A table in the terms of JSON Schema, columns in order. An empty field of a CSV is null here. */
function table(columns: readonly Column[], more: (column: Column) => JsonSchema): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(
      columns.map((column) => [
        column.name,
        {
          description: describeColumn(column),
          type: column.nullable === true ? [jsonTypes[column.type], 'null'] : jsonTypes[column.type],
          ...more(column),
        },
      ]),
    ),
    required: columns.map(({ name }) => name),
    additionalProperties: false,
  };
}
