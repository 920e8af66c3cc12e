// The evidence that a scenario is lived by: lists of scenarios/evidence, or of a folder in their place, and the published figures.
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { parameter, publishedFigure, type Parameter, type PublishedFigure } from '../../scenarios/schema/evidence.ts';
import { heldDocuments, type HeldDocuments } from '../../scenarios/schema/held-documents.ts';
import { deadline, type Deadline } from '../../scenarios/schema/deadline.ts';
import { tenantRate, type TenantRate } from '../../scenarios/schema/tenant-rate.ts';
import { issueProblems } from './issue-problem.ts';
import type { ScenarioProblem } from './scenario-errors.ts';
import { mapOf } from './raw-value.ts';
import { isPhished } from './is-phished.ts';
import { recoversAccounts } from './recovers-accounts.ts';
import { sendsElsewhere } from './sends-elsewhere.ts';
import { placeOf, plainValue, readYamlSource, type YamlSource } from './yaml-source.ts';

/** Folder of the project's, and among the sources. */
export const evidenceFolder = 'evidence';

const shipped = fileURLToPath(new URL('../../scenarios/evidence', import.meta.url));

export interface ReadEvidence {
  /** Those that a scenario of this kind asks for. */
  readonly parameters: readonly Parameter[];
  /** Those of other kinds, which habits of a persona may name all the same: it is of every kind. */
  readonly otherParameters: readonly Parameter[];
  /** Where people recover accounts by an identity check: which documents they hold. */
  readonly documents?: HeldDocuments;
  /** Of a scenario with a rollout; else none. */
  readonly tenantRates: readonly TenantRate[];
  /** Of a rollout in which something ends; else none. */
  readonly deadlines: readonly Deadline[];
  /** What was read of the folder, by the name of the file. */
  readonly sources: ReadonlyMap<string, YamlSource>;
}

/** @param written the scenario, as written. @param folder in place of the project's. */
export async function readEvidence(
  written: Readonly<Record<string, unknown>>,
  folder: string | undefined,
  problems: ScenarioProblem[],
): Promise<ReadEvidence> {
  const sources = new Map<string, YamlSource>();
  const of = async <T>(name: string, schema: z.ZodType<T[]>) =>
    (await readIn(folder ?? shipped, name, 'list', schema, sources, problems)) ?? [];
  const everywhere = await of('human.yaml', z.array(parameter));
  const recovers = recoversAccounts(written);
  // Not among the sources where nothing of it is asked for: a run keeps what it was made from.
  const further = await Promise.all(
    [
      { name: 'recovery.yaml', asked: recovers },
      { name: 'external.yaml', asked: sendsElsewhere(written) },
      { name: 'phishing.yaml', asked: isPhished(written) || mapOf(written['rollout'])['attacks'] !== undefined },
    ].map(async ({ name, asked }) => ({
      asked,
      list: asked
        ? await of(name, z.array(parameter))
        : ((await readIn(shipped, name, 'list', z.array(parameter), new Map(), problems)) ?? []),
    })),
  );
  const listed = (asked: boolean) => further.flatMap((one) => (one.asked === asked ? one.list : []));
  const documents = recovers
    ? await readIn(folder ?? shipped, 'documents.yaml', 'mapping', heldDocuments, sources, problems)
    : undefined;
  return {
    parameters: [...everywhere, ...listed(true)],
    otherParameters: listed(false),
    ...(documents === undefined ? {} : { documents }),
    tenantRates: written['rollout'] === undefined ? [] : await of('tenant.yaml', z.array(tenantRate)),
    deadlines:
      mapOf(written['rollout'])['textMessagesEnd'] === undefined ? [] : await of('deadlines.yaml', z.array(deadline)),
    sources,
  };
}

async function readIn<T>(
  folder: string,
  name: string,
  shape: 'list' | 'mapping',
  schema: z.ZodType<T>,
  read: Map<string, YamlSource>,
  problems: ScenarioProblem[],
): Promise<T | undefined> {
  const source: YamlSource | undefined = await readYamlSource(join(folder, name), shape, problems);
  if (source === undefined) return undefined;
  read.set(name, source);
  const value = plainValue(source);
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  problems.push(...issueProblems(schema, value, parsed.error.issues, (path, what) => placeOf(source, path, what)));
  return undefined;
}

/** Our own copy, checked by its test; a broken one is a broken installation and may throw. */
export async function readPublished(): Promise<PublishedFigure[]> {
  return z.array(publishedFigure).parse(JSON.parse(await readFile(join(shipped, 'published.json'), 'utf8')));
}
