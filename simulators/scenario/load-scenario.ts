// Reads a scenario and everything it names: personas, their passkey providers, the target, claims, the decision rule, the human model's parameters.
// Either all of it is right, or ScenarioErrors says all that is wrong; nothing is started and nothing written.
import { createHash } from 'node:crypto';
import { basename, dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { z } from 'zod';
import type { Parameter, PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { canonicalJson } from '../../scenarios/schema/canonical-json.ts';
import type { Flow } from '../../scenarios/flows/flow.ts';
import type { ClaimFile } from '../../scenarios/schema/claim.ts';
import type { FaceCheck } from '../../scenarios/schema/face-check.ts';
import type { Verifier } from '../../scenarios/schema/verifier.ts';
import type { HeldDocuments } from '../../scenarios/schema/held-documents.ts';
import type { Impostor } from '../../scenarios/schema/impostor.ts';
import type { Persona } from '../../scenarios/schema/persona.ts';
import { provider, type Provider } from '../../scenarios/schema/provider.ts';
import { scenario as scenarioSchema, scenarioFields, type Scenario } from '../../scenarios/schema/scenario.ts';
import { target as targetSchema, type Target } from '../../scenarios/schema/target.ts';
import type {
  Manifest,
  RegisteredRecoveryRule,
  RegisteredRolloutRule,
  RegisteredRule,
} from '../../scenarios/schema/run.ts';
import type { StatedClaim } from '../../scenarios/schema/stated-claim.ts';
import type { Deadline } from '../../scenarios/schema/deadline.ts';
import type { TenantRate } from '../../scenarios/schema/tenant-rate.ts';
import { amountsInUnit } from './amount-in-unit.ts';
import { checkPersona, citations } from './check-persona.ts';
import { checkScenario } from './check-scenario.ts';
import { checkSecondFactors } from './check-second-factors.ts';
import { checkTarget } from './check-target.ts';
import { readClaims } from './claim-library.ts';
import { withExportedPolicies } from './exported-policies.ts';
import { readDecisionRule, registeredRule } from './decision-rule-library.ts';
import { readImpostors } from './impostor-library.ts';
import { issueProblems, unknownWord, type Locate } from './issue-problem.ts';
import { withMetadata } from './metadata-library.ts';
import { overridesThatChange } from './overrides-that-change.ts';
import { applyOverrides, type Override } from './override.ts';
import { readProofing } from './proofing-library.ts';
import { withRegistrationReport } from './registration-report.ts';
import { readRolloutRule, registeredRolloutRule } from './rollout-rule-library.ts';
import { readRecoveryRule, registeredRecoveryRule } from './recovery-rule-library.ts';
import { readPersonas } from './extended-persona.ts';
import { listParts, readPart, type Part } from './part-library.ts';
import { evidenceFolder, readEvidence, readPublished } from './read-evidence.ts';
import { ScenarioErrors, type Place, type ScenarioProblem } from './scenario-errors.ts';
import { settleKind } from './settle-kind.ts';
import { changedEvidence, ownParts } from './shipped-inputs.ts';
import { placeOf, plainValue, readYamlSource } from './yaml-source.ts';

/** What people are lived by. */
export type LivedScenario = Pick<LoadedScenario, 'scenario' | 'target' | 'personas' | 'providers' | 'parameters'> &
  Partial<Pick<LoadedScenario, 'impostors' | 'documents' | 'verifiers' | 'faceCheck'>>;

/** Nothing else of it: for who hands it on to a thread. */
export function livedPart({
  scenario,
  target,
  personas,
  providers,
  parameters,
  impostors,
  documents,
  verifiers,
  faceCheck,
}: LivedScenario): LivedScenario {
  return {
    scenario,
    target,
    personas,
    providers,
    parameters,
    ...(impostors === undefined ? {} : { impostors }),
    ...(documents === undefined ? {} : { documents }),
    ...(verifiers === undefined ? {} : { verifiers }),
    ...(faceCheck === undefined ? {} : { faceCheck }),
  };
}

export interface LoadOptions {
  readonly overrides: readonly Override[];
  /** Metrics there are, for gates: unit by id. */
  readonly metrics: Readonly<Record<string, string>>;
  /** Flows by id, for the steps that faults name. */
  readonly flows: Readonly<Record<string, Flow>>;
  /** Folder of the human model's parameters and the tenant's rates. Absent: the project's. */
  readonly evidence?: string;
}

export interface ReadClaimFile {
  readonly claim: ClaimFile;
  /** Its path. */
  readonly file: string;
}

export interface LoadedScenario<S extends Scenario = Scenario> {
  readonly scenario: S;
  /** In the order of the scenario. */
  readonly personas: readonly Persona[];
  /** Those the personas use. */
  readonly providers: readonly Provider[];
  readonly target: Target;
  /** Of a recovery drill; else none. */
  readonly impostors: readonly Impostor[];
  /** Of a recovery drill, or a rollout with recoveries: who checks identities. */
  readonly verifiers: readonly Verifier[];
  readonly faceCheck?: FaceCheck;
  /** Likewise: which documents people hold. */
  readonly documents?: HeldDocuments;
  readonly parameters: readonly Parameter[];
  /** Of a scenario with a rollout; else none. */
  readonly tenantRates: readonly TenantRate[];
  /** Likewise, where something ends. */
  readonly deadlines: readonly Deadline[];
  /** Every statement of the claims that the scenario names, in its order. */
  readonly claims: readonly StatedClaim[];
  /** By which its arms are decided on. Absent: a rollout, which decides nothing. */
  readonly rule?: RegisteredRule;
  /** Of a recovery drill. */
  readonly recoveryRule?: RegisteredRecoveryRule;
  /** Of a rollout. */
  readonly rolloutRule?: RegisteredRolloutRule;
  /** The files they are of. */
  readonly claimFiles: readonly ReadClaimFile[];
  /** Published figures that the parameters and personas cite. */
  readonly published: readonly PublishedFigure[];
  /** Personas, providers, targets, claims, rules and impostors that are the user's own. */
  readonly ownParts: NonNullable<Manifest['ownParts']>;
  /** Files of evidence that are not as the project ships them. */
  readonly changedEvidence: readonly string[];
  readonly overridesApplied: readonly { readonly path: string; readonly value: string }[];
  /** SHA-256, hex, of all of the above but the claims, the rule, the published figures and the overrides, which are in it already. */
  readonly hash: string;
  /** Every file that was read, as text, by the path at which a scenario beside it would find it; the scenario's own comes first. */
  readonly sources: readonly { readonly path: string; readonly file: string; readonly text: string }[];
}

/** What the scenario is called among the sources. */
export const scenarioSource = 'scenario.yaml';

const projectFolder = fileURLToPath(new URL('../../scenarios', import.meta.url));

/** @throws ScenarioErrors with every problem of the scenario, its overrides and the files it names. */
export async function loadScenario(file: string, options: LoadOptions): Promise<LoadedScenario> {
  const problems: ScenarioProblem[] = [];
  const inFile = await readYamlSource(file, 'mapping', problems);
  if (inFile === undefined) throw new ScenarioErrors(file, problems);
  const withPolicies = await withExportedPolicies(inFile, dirname(file), problems);
  const source = await withRegistrationReport(withPolicies, dirname(file), problems);

  const { value: written, applied } = applyOverrides(
    plainValue(source) as Record<string, unknown>,
    options.overrides,
    problems,
  );
  const locate: Locate = (path, what) => overridePlace(path, applied) ?? placeOf(source, path, what);
  const evidence = await readEvidence(written, options.evidence, problems);
  const { parameters, tenantRates, deadlines } = evidence;
  const value = amountsInUnit(written, { parameters, tenantRates }, locate, problems);
  const settled = settleKind(value, applied, locate);
  problems.push(...settled.problems);
  const parsed = scenarioSchema.safeParse(settled.value);
  const asWritten = () => {
    const inUnits = amountsInUnit(
      plainValue(source) as Record<string, unknown>,
      { parameters, tenantRates },
      locate,
      [],
    );
    return scenarioSchema.safeParse(settleKind(inUnits, [], locate).value).data;
  };
  if (!parsed.success) problems.push(...issueProblems(scenarioSchema, settled.value, parsed.error.issues, locate));

  const folders = [dirname(file), projectFolder];
  const files = {
    personas: await listParts('personas', folders, problems),
    providers: await listParts('providers', folders, problems),
    targets: await listParts('targets', folders, problems),
    claims: await listParts('claims', folders, problems),
    rules: await listParts('decision-rules', folders, problems),
    rolloutRules: await listParts('rollout-rules', folders, problems),
    recoveryRules: await listParts('recovery-rules', folders, problems),
    impostors: await listParts('impostors', folders, problems),
    verifiers: await listParts('verifiers', folders, problems),
    faceChecks: await listParts('face-checks', folders, problems),
  };
  problems.push(
    ...checkScenario(
      value,
      {
        ...options,
        personas: [...files.personas.keys()],
        targets: [...files.targets.keys()],
        parameters,
        tenantRates,
        deadlines,
      },
      locate,
    ),
  );

  const personas = await readPersonas(Object.keys(asMapping(value['personas'])), files.personas, problems);
  const providerIds = personas.flatMap((part) =>
    Object.values(part.value.providers).flatMap((mix) => Object.keys(mix?.shares ?? {})),
  );
  const providerParts = await readNamed([...new Set(providerIds)], files.providers, provider, problems);
  const providers = providerParts.map((part) => part.value);
  const targetId = scenarioFields.target.safeParse(value['target']).data;
  const [target] = await readNamed(targetId === undefined ? [] : [targetId], files.targets, targetSchema, problems);

  const published = await readPublished();
  const named = await readClaims(
    value['claims'],
    files.claims,
    new Map(published.map((figure) => [figure.id, figure])),
    locate,
    problems,
  );
  const { kind: kindOfRun } = settled.value;
  const isDrill = kindOfRun === 'recovery-drill' || kindOfRun === 'phishing-drill';
  const decidesOnArms = written['rollout'] === undefined && !isDrill;
  const ruleId = decidesOnArms ? scenarioFields.rule.safeParse(value['rule']).data : undefined;
  const rule = ruleId === undefined ? undefined : await readDecisionRule(ruleId, files.rules, locate, problems);
  const rolloutRule = await readRolloutRule(settled.value, files.rolloutRules, locate, problems);
  const recoveryRule = await readRecoveryRule(settled.value, files.recoveryRules, locate, problems);
  const publishedIds = published.map((figure) => figure.id);
  const impostors = await readImpostors(settled.value, files.impostors, publishedIds, problems);
  const proofing = await readProofing(settled.value, files, locate, problems);
  const references = {
    providerIds: [...files.providers.keys()],
    providers: new Map(providers.map((one) => [one.id, one])),
    parameters: [...parameters, ...evidence.otherParameters],
    publishedIds,
  };
  for (const part of personas) problems.push(...checkPersona(part, references));
  for (const { path, id } of [...citations(value['arms'], ['arms']), ...citations(value['rollout'], ['rollout'])]) {
    if (!references.publishedIds.includes(id))
      problems.push(unknownWord('unknown-reference', id, references.publishedIds, path, locate(path, 'value')));
  }
  if (parsed.success && target !== undefined) problems.push(...checkTarget(parsed.data, target.value, locate));
  if (parsed.success)
    problems.push(
      ...checkSecondFactors(
        parsed.data,
        personas.map((part) => part.value),
        locate,
      ),
    );
  const knowing = parsed.success ? await withMetadata(parsed.data, providers, dirname(file), problems) : undefined;
  if (problems.length > 0 || !parsed.success || knowing === undefined || target === undefined)
    throw new ScenarioErrors(file, inReadingOrder(problems, file));

  const read = {
    scenario: knowing.scenario,
    personas: personas.map((part) => part.value),
    providers,
    target: target.value,
    parameters,
  };
  // Another kind of experiment is the same with them as it was without.
  const ofKind = {
    ...(tenantRates.length === 0 ? {} : { tenantRates }),
    ...(deadlines.length === 0 ? {} : { deadlines }),
    ...(impostors.length === 0 ? {} : { impostors: impostors.map((part) => part.value) }),
    ...(evidence.documents === undefined ? {} : { documents: evidence.documents }),
    ...(proofing.verifiers.length === 0 ? {} : { verifiers: proofing.verifiers.map((part) => part.value) }),
    ...(proofing.faceCheck === undefined ? {} : { faceCheck: proofing.faceCheck.value }),
  };
  const rollout = parsed.data.kind === 'rollout' ? parsed.data.rollout : undefined;
  const cited = new Set(
    citations([read.personas, parameters, ofKind, parsed.data.arms, rollout], []).map(({ id }) => id),
  );
  return {
    ...read,
    tenantRates,
    deadlines,
    impostors: ofKind.impostors ?? [],
    verifiers: ofKind.verifiers ?? [],
    ...(ofKind.faceCheck === undefined ? {} : { faceCheck: ofKind.faceCheck }),
    ...(evidence.documents === undefined ? {} : { documents: evidence.documents }),
    claims: named.claims,
    ...(rule === undefined ? {} : { rule: registeredRule(rule.value) }),
    ...(rolloutRule === undefined ? {} : { rolloutRule: registeredRolloutRule(rolloutRule.value) }),
    ...(recoveryRule === undefined ? {} : { recoveryRule: registeredRecoveryRule(recoveryRule.value) }),
    claimFiles: named.parts.map(({ value: claim, sources: [{ file: of }] }) => ({ claim, file: of })),
    published: published.filter((figure) => cited.has(figure.id)),
    ownParts: await ownParts([
      ...personas.map((part) => ({ kind: 'persona' as const, id: part.value.id, file: part.sources[0].file })),
      ...providerParts.map((part) => ({ kind: 'provider' as const, id: part.value.id, file: part.sources[0].file })),
      { kind: 'target', id: target.value.id, file: target.sources[0].file },
      ...named.parts.map((part) => ({ kind: 'claim' as const, id: part.value.id, file: part.sources[0].file })),
      ...impostors.map((part) => ({ kind: 'impostor' as const, id: part.value.id, file: part.sources[0].file })),
      ...proofing.verifiers.map((part) => ({
        kind: 'verifier' as const,
        id: part.value.id,
        file: part.sources[0].file,
      })),
      ...(rule === undefined
        ? []
        : [{ kind: 'decision-rule' as const, id: rule.value.id, file: rule.sources[0].file }]),
      ...(rolloutRule === undefined
        ? []
        : [{ kind: 'rollout-rule' as const, id: rolloutRule.value.id, file: rolloutRule.sources[0].file }]),
      ...(recoveryRule === undefined
        ? []
        : [{ kind: 'recovery-rule' as const, id: recoveryRule.value.id, file: recoveryRule.sources[0].file }]),
    ]),
    changedEvidence: await changedEvidence(['published.json', ...evidence.sources.keys()].toSorted()),
    overridesApplied: overridesThatChange(applied, parsed.data, asWritten()).map(({ path, value: text }) => ({
      path,
      value: text,
    })),
    hash: createHash('sha256')
      .update(canonicalJson({ ...read, ...ofKind }))
      .digest('hex'),
    sources: [
      { path: scenarioSource, file, text: source.text },
      ...Object.entries({
        personas,
        providers: providerParts,
        targets: [target],
        claims: named.parts,
        'decision-rules': rule === undefined ? [] : [rule],
        'rollout-rules': rolloutRule === undefined ? [] : [rolloutRule],
        'recovery-rules': recoveryRule === undefined ? [] : [recoveryRule],
        impostors,
        verifiers: proofing.verifiers,
        'face-checks': proofing.faceCheck === undefined ? [] : [proofing.faceCheck],
      }).flatMap(([kind, parts]) =>
        parts.flatMap((part) =>
          part.sources.map(({ file: of, text }) => ({
            path: `${kind}/${basename(of, extname(of))}.yaml`,
            file: of,
            text,
          })),
        ),
      ),
      ...knowing.sources,
      ...[...evidence.sources].map(([name, { file: of, text }]) => ({
        path: `${evidenceFolder}/${name}`,
        file: of,
        text,
      })),
    ],
  };
}

/** A problem at, inside or around a field that an option set is that option's problem. */
function overridePlace(
  path: readonly (string | number)[],
  applied: readonly { steps: readonly (string | number)[]; option: string }[],
): Place | undefined {
  if (path.length === 0) return undefined;
  const culprit = applied.findLast(({ steps }) =>
    path.slice(0, steps.length).every((part, i) => String(part) === String(steps[i])),
  );
  return culprit === undefined ? undefined : { kind: 'option', option: culprit.option };
}

async function readNamed<S extends z.ZodType<{ id: string }>>(
  ids: readonly string[],
  files: ReadonlyMap<string, string>,
  schema: S,
  problems: ScenarioProblem[],
): Promise<Part<z.output<S>>[]> {
  const parts: Part<z.output<S>>[] = [];
  for (const id of ids) {
    const file = files.get(id);
    const part = file === undefined ? undefined : await readPart(file, id, schema, problems);
    if (part !== undefined) parts.push(part);
  }
  return parts;
}

/** The options' problems, then the scenario's own, then those of the files it names; within a file from top to bottom. */
function inReadingOrder(problems: readonly ScenarioProblem[], scenarioFile: string): ScenarioProblem[] {
  const spot = ({ place }: ScenarioProblem) =>
    place.kind === 'option'
      ? { rank: 0, file: '', line: 0, column: 0 }
      : {
          rank: place.file === scenarioFile ? 1 : 2,
          file: place.file,
          line: place.line ?? 0,
          column: place.column ?? 0,
        };
  return problems.toSorted((first, second) => {
    const [a, b] = [spot(first), spot(second)];
    return a.rank - b.rank || a.file.localeCompare(b.file, 'en') || a.line - b.line || a.column - b.column;
  });
}

const asMapping = (value: unknown): object =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
