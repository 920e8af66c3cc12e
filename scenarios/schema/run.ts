// The manifest of a run folder (run.json): what was run, on what, from which seed, and what was promised before it started.
import { z } from 'zod';
import type { RecordedArm } from './arm.ts';
import { asRead } from './as-read.ts';
import { decisionRule } from './decision-rule.ts';
import { parameter, publishedFigure } from './evidence.ts';
import { impostor } from './impostor.ts';
import { keptPrediction, predictionScore, whyUnpredicted } from './kept-prediction.ts';
import { inUnit } from './in-unit.ts';
import { machineProfile } from './machine-profile.ts';
import { recoveryRule } from './recovery-rule.ts';
import { rolloutRule } from './rollout-rule.ts';
import type { ScenarioKind } from './scenario-kind.ts';
import { verifier } from './verifier.ts';
import { drillScenario, phishingScenario, loadScenario, pilotScenario, rolloutScenario } from './scenario.ts';
import { statedClaim } from './stated-claim.ts';

export const environment = z.object({
  node: z.string().describe('Version of Node'),
  browser: z.string().optional().describe('Of the driver browser: its version'),
  browserPath: z.string().optional().describe('Of the driver browser: the file that was started'),
  headless: z.enum(['shell', 'new', 'headed']).optional().describe('Of the driver browser: how it was started'),
  sandbox: z.boolean().optional().describe("Of the driver browser: the browser's sandbox was on"),
  k6: z.string().optional().describe('Of the driver load: version of k6'),
  k6Path: z.string().optional().describe('Of the driver load: the file that was started'),
  machineTime: machineProfile
    .pick({
      title: true,
      measuredOn: true,
      driver: true,
      run: true,
      environment: true,
      attempts: true,
      busyBefore: true,
      stolenShare: true,
      note: true,
    })
    .extend({
      samples: z.int().meta(inUnit('count of steps', 'To resample from.')),
      borrowed: z
        .array(z.string())
        .optional()
        .describe(
          'Actions that the run may come to and of which there is no sample: their steps take the time of others of their kind, page or ceremony. Absent: none, or a run of an older version',
        ),
    })
    .optional()
    .describe('Of the driver virtual: what its machine time was resampled from'),
  operatingSystem: z.string().describe('Name and version, and architecture'),
  cpuModel: z.string().describe('Of the first processor'),
  cores: z.int().meta(inUnit('count of cores', 'Logical ones, as the system counts them.')),
  memoryGiB: z.number().meta(inUnit('GiB', 'Of the machine.')),
  packages: z.record(z.string(), z.string()).describe('Versions of the packages that matter, by name'),
});

/** One start of the program on this folder. */
export const epoch = z.object({
  startedAt: z.string().describe('UTC, ISO 8601'),
  endedAt: z.string().optional().describe('UTC, ISO 8601. Absent: still at work, or killed'),
  ended: z
    .enum(['completed', 'interrupted', 'failed'])
    .optional()
    .describe('How it ended. Absent: still at work, or killed'),
  reason: z.string().optional().describe('Why it failed, or what a completed one lacks; a sentence'),
  runningMs: z
    .number()
    .optional()
    .meta(inUnit('ms', 'Wall time of the attempts, without set-up. Absent: still at work, or killed.')),
  slow: z
    .literal(true)
    .optional()
    .describe("People's time was really waited, for somebody who watched (--slow). Absent: it was not"),
  headed: z.literal(true).optional().describe('The browser had a window (--headed). Absent: it had none'),
  k6Arguments: z
    .array(z.string())
    .optional()
    .describe('What was added to our call of k6 (--k6-arg, or variables of k6 that say the same). Absent: nothing'),
  busyBefore: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta(
      inUnit(
        'share, 0 to 1',
        "Of all cores' time, what other programs used just before the first attempt. Absent: the system does not tell.",
      ),
    ),
  stolenShare: z
    .number()
    .min(0)
    .max(1)
    .optional()
    .meta(
      inUnit(
        'share, 0 to 1',
        "Of all cores' time, what the host of a virtual machine took while attempts ran. Absent: the system does not tell.",
      ),
    ),
});

export const reconciliation = z.object({
  attempts: z.int().meta(inUnit('count of attempts', 'That were compared; void ones are left out.')),
  successesInAttempts: z.int().meta(inUnit('count of steps', 'That the target logged as a success, by the attempts.')),
  successesInLog: z.int().meta(inUnit('count of rows', 'Of those attempts in the sign-in log: successes.')),
  failuresInAttempts: z.int().meta(inUnit('count of steps', 'That the target logged as a failure, by the attempts.')),
  failuresInLog: z.int().meta(inUnit('count of rows', 'Of those attempts in the sign-in log: failures.')),
  replayedRows: z
    .int()
    .meta(inUnit('count of attempts', 'Known to the log alone, explained by a start of the program that was killed.')),
  unansweredRows: z
    .int()
    .positive()
    .optional()
    .meta(
      inUnit(
        'count of rows',
        'Of the log, for steps that the person got no answer to: whoever waited cannot know of them. Absent: none.',
      ),
    ),
  audit: z
    .object({
      rowsInAttempts: z.int().meta(inUnit('count of rows', 'That the attempts must have caused.')),
      rowsInLog: z.int().meta(inUnit('count of rows', 'That the log has of those attempts.')),
      agreeing: z.int().meta(inUnit('count of rows', 'Of attempts that agree with the log in all of theirs.')),
      differenceCount: z.int().meta(inUnit('count of attempts', 'In which the two differ; 0 where they agree.')),
    })
    .optional()
    .describe("The attempts against the target's audit log. Absent: it keeps none, as nobody can recover an account"),
  differenceCount: z
    .int()
    .meta(inUnit('count of attempts', 'In which attempts and logs differ, those of the audit log included; 0: none.')),
  differences: z
    .array(
      z.object({
        correlationId: z.string().describe('Of the attempt, in the log and in attempts.parquet'),
        user: z.string().describe('Account at the target'),
        attempt: z.string().describe('"arm/flow/ordinal", or that there is no attempt of ours'),
        expected: z.string().describe('Codes and account by the attempt'),
        found: z.string().describe('Codes and account in the log'),
      }),
    )
    .describe('The first hundred'),
});
export type Reconciliation = z.infer<typeof reconciliation>;

export const runFormat = 'passkey-pilot-run/2';

export const registeredRule = z.object({
  hash: z.string().describe('SHA-256 of the rule as it was read'),
  statement: asRead(decisionRule).describe('The rule as it was read; shares as 0 to 1, times in ms'),
});
export type RegisteredRule = z.infer<typeof registeredRule>;

export const registeredRecoveryRule = z.object({
  hash: z.string().describe('SHA-256 of the rule as it was read'),
  statement: asRead(recoveryRule).describe('The rule as it was read; shares as 0 to 1, times in ms'),
});
export type RegisteredRecoveryRule = z.infer<typeof registeredRecoveryRule>;

export const registeredRolloutRule = z.object({
  hash: z.string().describe('SHA-256, hex, of the rule'),
  statement: asRead(rolloutRule).describe('The rule as it was read; shares as 0 to 1, times in ms'),
});
export type RegisteredRolloutRule = z.infer<typeof registeredRolloutRule>;

const ofEveryKind = {
  format: z.literal(runFormat).describe('Name and version of the format'),
  id: z.string().describe('Id of the run: the name of its folder when it began'),
  name: z.string().describe('Name of the scenario'),
  state: z.enum(['running', 'interrupted', 'completed', 'failed']).describe('How far it is; a killed run says running'),
  version: z.string().describe('Version of passkey-pilot'),
  scenarioFile: z.string().describe('Path of the scenario file; the folder holds what was read from it'),
  scenarioHash: z.string().describe('SHA-256 of the scenario as it was run, overrides in'),
  overrides: z
    .array(
      z.object({ path: z.string().describe('Field of the scenario'), value: z.string().describe('As it was written') }),
    )
    .describe('Fields that the command line set (--set and its short forms)'),
  seed: z.number().meta(inUnit('no unit', 'Seed of all random draws.')),
  personas: z
    .array(
      z.object({
        id: z.string().describe('Persona id'),
        title: z.string().describe('The persona in words'),
        weight: z.number().meta(inUnit('share, 0 to 1', 'Of the people of the tenant.')),
        users: z.int().meta(inUnit('count of users', 'Of the persona in the sample.')),
      }),
    )
    .describe('Who takes part'),
  claims: z
    .array(
      z.object({
        id: z.string().describe('Id of the claim'),
        hash: z.string().describe('SHA-256 of the claim as it stood then'),
        statement: statedClaim.describe('The claim as it stood then'),
        prediction: keptPrediction
          .optional()
          .describe('What is predicted of it where it was made, as it was kept then. Absent: nothing that counts'),
        unpredicted: z
          .enum(whyUnpredicted)
          .optional()
          .describe('Why nothing is. Absent: something is, or the run was made before claims were predicted'),
      }),
    )
    .describe('Claims as they stood before the first attempt'),
  predicting: predictionScore
    .optional()
    .describe('How well the model predicted what others measured, as it was kept then. Absent: not kept'),
  parameters: z
    .array(
      parameter.and(
        z.object({ overridden: z.boolean().optional().describe('True: the scenario set a value. Absent: as shipped') }),
      ),
    )
    .describe('Parameters of the human model'),
  published: z.array(publishedFigure).describe('The published figures those parameters and personas cite'),
  environment: environment.describe('What the run was made on'),
  ownParts: z
    .array(
      z.object({
        kind: z
          .enum([
            'persona',
            'provider',
            'target',
            'claim',
            'decision-rule',
            'recovery-rule',
            'rollout-rule',
            'impostor',
            'verifier',
          ])
          .describe('What it is'),
        id: z.string().describe('Its id'),
        replaces: z.boolean().describe('True: the project has one of the same id'),
      }),
    )
    .optional()
    .describe(
      "Personas, providers, targets, claims, a rule, impostors and verifiers read from folders of the user's own. Absent: none",
    ),
  changedEvidence: z
    .array(z.string())
    .optional()
    .describe('Files of evidence that are not as the project ships them. Absent: none'),
  epochs: z.array(epoch).describe('Starts of the program on this folder, the first one first'),
  planned: z
    .object({
      users: z.int().meta(inUnit('count of users', 'As the scenario asks for.')),
      needs: z
        .int()
        .meta(inUnit('count of needs to sign in', 'Of each arm; of a rollout, in the tenant as it is at the start.')),
    })
    .describe('What was to be lived'),
};

/** Of kinds that live through a target, which may keep a log. */
const ofSignIns = {
  rule: registeredRule.describe('The decision rule as it stood before the first attempt'),
  reconciliation: reconciliation
    .optional()
    .describe("The attempts against the target's own sign-in log. Absent: there was no log"),
};

function kind<const K extends ScenarioKind>(name: K) {
  return z.literal(name).describe('What sort of experiment it was');
}
/** As it was read; of arms, what later versions and other tools need to know. */
type Recorded<S> = Omit<S, 'arms'> & { readonly arms: readonly RecordedArm[] };
const recorded = <S extends z.ZodType>(scenario: S) => asRead(scenario) as unknown as z.ZodType<Recorded<z.output<S>>>;
const asItWasRun = 'The scenario with all defaults filled in; durations in ms, shares as 0 to 1';

export const pilotManifest = z.object({
  kind: kind('pilot'),
  ...ofEveryKind,
  scenario: recorded(pilotScenario).describe(asItWasRun),
  ...ofSignIns,
  manyHash: z
    .string()
    .optional()
    .describe('SHA-256 of many.json, by which an edited one is noticed. Absent: the many have not been lived'),
  stored: z
    .object({
      share: z.number().gt(0).lt(1).meta(inUnit('share, 0 to 1', 'Of the users: those in the tables, drawn by key.')),
      users: z.int().meta(inUnit('count of users', 'In the tables.')),
      attempts: z.int().meta(inUnit('count of attempts', 'In the tables.')),
      ofUsers: z.int().meta(inUnit('count of users', 'Lived.')),
      ofAttempts: z.int().meta(inUnit('count of attempts', 'Lived.')),
    })
    .optional()
    .describe(
      'Of a virtual run that lived more attempts than it stores: the tables hold those of whole users, and aggregates.json counts all. Absent: the tables hold all',
    ),
});
export type PilotManifest = z.infer<typeof pilotManifest>;

export const loadManifest = z.object({
  kind: kind('load'),
  ...ofEveryKind,
  scenario: recorded(loadScenario).describe(asItWasRun),
  ...ofSignIns,
});
export type LoadManifest = z.infer<typeof loadManifest>;

export const rolloutManifest = z.object({
  kind: kind('rollout'),
  ...ofEveryKind,
  scenario: recorded(rolloutScenario).describe(asItWasRun),
  rolloutRule: registeredRolloutRule
    .optional()
    .describe('The rule of rollouts as it stood before the first day. Absent: the run is older than the rules'),
});
export type RolloutManifest = z.infer<typeof rolloutManifest>;

export const drillManifest = z.object({
  kind: kind('recovery-drill'),
  ...ofEveryKind,
  scenario: recorded(drillScenario).describe(asItWasRun),
  rule: registeredRecoveryRule.describe('The rule of recovery as it stood before the first attempt'),
  impostors: z.array(asRead(impostor)).describe('Who poses as others, as their profiles were read'),
  verifiers: z
    .array(asRead(verifier))
    .describe('Who checks documents and faces, as the profiles were read that the policy names'),
  reconciliation: ofSignIns.reconciliation,
  layersHash: z
    .string()
    .optional()
    .describe('SHA-256 of drill.json, by which an edited one is noticed. Absent: nothing was computed beside the run'),
});
export type DrillManifest = z.infer<typeof drillManifest>;

export const phishingManifest = z.object({
  kind: kind('phishing-drill'),
  ...ofEveryKind,
  scenario: recorded(phishingScenario).describe(asItWasRun),
  reconciliation: ofSignIns.reconciliation,
  layersHash: z
    .string()
    .optional()
    .describe(
      'SHA-256 of phishing.json, by which an edited one is noticed. Absent: nothing was computed beside the run',
    ),
});
export type PhishingManifest = z.infer<typeof phishingManifest>;

export const manifest = z.discriminatedUnion('kind', [
  pilotManifest,
  loadManifest,
  rolloutManifest,
  drillManifest,
  phishingManifest,
]);
export type Manifest = z.output<typeof manifest>;
/** Of kinds that are lived attempt by attempt, in Chromium or in virtual time. */
export type AttemptsManifest = PilotManifest | DrillManifest | PhishingManifest;
