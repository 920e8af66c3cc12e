// results.json: the complete result of a run, of one of several kinds. HTML, CSV, SVG and Vega-Lite files are views of it.
// Its JSON Schema is published beside it (results.schema.json, written by `npm run index`).
import { z } from 'zod';
import { inUnit } from '../../scenarios/schema/in-unit.ts';
import { many } from '../../scenarios/measures/many.ts';
import {
  drillManifest,
  loadManifest,
  phishingManifest,
  pilotManifest,
  rolloutManifest,
} from '../../scenarios/schema/run.ts';
import type { ScenarioKind } from '../../scenarios/schema/scenario-kind.ts';
import { departure } from './departure.ts';
import { loadResults } from './load-results.ts';
import { phishingResults } from './phishing-results.ts';
import { recoveryResults } from './recovery-results.ts';
import { rolloutSensitivityOfRun } from './rollout-sensitivity-results.ts';
import { sensitivityOfRun } from './sensitivity-results.ts';
import { signInResults } from './sign-in-results.ts';
import { storedSampleResults } from './stored-sample-results.ts';
import { tenantResults } from './tenant-results.ts';

export const resultsFormat = 'passkey-pilot-results/2';

function kind<const K extends ScenarioKind>(name: K) {
  return z.literal(name).describe('What sort of experiment it was, as the scenario says it');
}

const theRun = 'The manifest of the run, as in run.json';

const ofEveryKind = {
  $schema: z.string().describe('This schema, which lies beside the file'),
  format: z.literal(resultsFormat).describe('Name and version of the format'),
  generatedAt: z.string().describe('When the run was analysed: UTC, ISO 8601'),
  summary: z.string().describe('One paragraph a manager can read'),
  departures: z
    .array(departure)
    .describe(
      'What makes this run other than the plain model: planted, set, brought along, or gone wrong. Empty: a plain run',
    ),
};

export const manyResults = many.omit({ format: true, run: true, scenarioHash: true });

export const pilotResults = z.object({
  kind: kind('pilot'),
  ...ofEveryKind,
  run: pilotManifest.describe(theRun),
  ...signInResults.shape,
  storedSample: storedSampleResults
    .optional()
    .describe(
      'Of a virtual run that counts everybody and stores a sample of users (see run.stored); every figure above is of everybody. Absent: the tables hold all',
    ),
  many: manyResults
    .optional()
    .describe(
      'The people of the run among many in virtual time (settle in the scenario). Absent: the scenario does not ask for them, or they were not lived yet',
    ),
  sensitivity: sensitivityOfRun
    .optional()
    .describe(
      'What is not known about the inputs. Absent: neither the scenario (settle) nor `passkey-pilot sensitivity` asked about this run',
    ),
});
export type ResultsOfPilot = z.infer<typeof pilotResults>;

const loadRunResults = z.object({
  kind: kind('load'),
  ...ofEveryKind,
  run: loadManifest.describe(theRun),
  ...signInResults.shape,
  load: loadResults.describe('What the target bore'),
});
export type ResultsOfLoad = z.infer<typeof loadRunResults>;

export const rolloutResults = z.object({
  kind: kind('rollout'),
  ...ofEveryKind,
  run: rolloutManifest.describe(theRun),
  counts: z
    .object({
      users: z.int().meta(inUnit('count of people', 'Who were there at some time.')),
      attempts: z.int().meta(inUnit('count of attempts', 'That were lived in both tenants, void ones included.')),
      void: z.int().meta(inUnit('count of attempts', 'Of those: void by a fault of our own, and in no rate.')),
    })
    .describe('How much was lived'),
  validity: signInResults.shape.validity
    .pick({ voidShare: true, warnings: true })
    .describe('How far the run can be trusted'),
  timeline: tenantResults.describe('Weeks of the tenant, and of the one that does nothing'),
  sensitivity: rolloutSensitivityOfRun
    .optional()
    .describe('What is not known about the inputs. Absent: `passkey-pilot sensitivity` was not asked about this run'),
});
export type ResultsOfRollout = z.infer<typeof rolloutResults>;

export const drillResults = z.object({
  kind: kind('recovery-drill'),
  ...ofEveryKind,
  run: drillManifest.describe(theRun),
  arms: signInResults.shape.arms,
  counts: z
    .object({
      users: z.int().meta(inUnit('count of people', 'Who recovered their own accounts.')),
      attempts: z.int().meta(inUnit('count of attempts', 'Theirs and those of impostors, void ones included.')),
      byImpostors: z.int().meta(inUnit('count of attempts', 'Of those: of impostors.')),
      void: z.int().meta(inUnit('count of attempts', 'Of those: void by a fault of our own, and in no rate.')),
    })
    .describe('How much was lived'),
  validity: signInResults.shape.validity
    .pick({ voidShare: true, warnings: true })
    .describe('How far the run can be trusted'),
  reconciliation: signInResults.shape.reconciliation,
  recovery: recoveryResults.describe('Who gets back in, who else does, and what to switch on'),
});
export type ResultsOfDrill = z.infer<typeof drillResults>;

export const resultsOfPhishing = z.object({
  kind: kind('phishing-drill'),
  ...ofEveryKind,
  run: phishingManifest.describe(theRun),
  arms: signInResults.shape.arms,
  counts: z
    .object({
      users: z.int().meta(inUnit('count of people', 'Whose accounts they are.')),
      attempts: z.int().meta(inUnit('count of attempts', 'Of people and of those who phish, void ones included.')),
      byAttackers: z
        .int()
        .meta(inUnit('count of attempts', 'Of those: moves of an attack, of the person lured or of whoever phishes.')),
      void: z.int().meta(inUnit('count of attempts', 'Of those: void by a fault of our own, and in no rate.')),
    })
    .describe('How much was lived'),
  validity: signInResults.shape.validity
    .pick({ voidShare: true, warnings: true })
    .describe('How far the run can be trusted'),
  reconciliation: signInResults.shape.reconciliation,
  phishing: phishingResults.describe('Who is taken over, which door remains, and whether passkeys resist'),
});
export type ResultsOfPhishing = z.infer<typeof resultsOfPhishing>;

export const results = z.discriminatedUnion('kind', [
  pilotResults,
  loadRunResults,
  rolloutResults,
  drillResults,
  resultsOfPhishing,
]);
export type Results = z.infer<typeof results>;

/** Of kinds that are about single sign-ins. */
export type ResultsOfSignIns = ResultsOfPilot | ResultsOfLoad;
