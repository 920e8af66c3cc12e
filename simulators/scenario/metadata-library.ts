// FIDO metadata: which models of authenticators are known where attestation is enforced. A file in `metadata` beside the scenario in the form of
// the payload of FIDO's own BLOB, or the project's own. Of a reader's file, too, the simulated maker is trusted for each model, as nobody has the
// keys of real ones; all that the file says of a model besides holds.
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import type { Arm } from '../../scenarios/schema/arm.ts';
import { knownAuthenticatorOf, metadataEntry } from '../../scenarios/schema/fido-metadata.ts';
import type { KnownAuthenticator } from '../../scenarios/schema/known-authenticator.ts';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import { policyOfArm } from '../../scenarios/schema/policy-of-arm.ts';
import type { Policy } from '../../scenarios/schema/policy.ts';
import type { Provider } from '../../scenarios/schema/provider.ts';
import type { Scenario } from '../../scenarios/schema/scenario.ts';
import { whyUnread } from '../../scenarios/schema/why-unread.ts';
import { describeValue } from './issue-problem.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

const projectFolder = fileURLToPath(new URL('../../scenarios', import.meta.url));
const usualMetadata = 'simulated';
/** FIDO's own, with pictures, has some 3 MB. */
const largestBytes = 64 * 1024 * 1024;
const expectedForm = 'the payload of a FIDO metadata BLOB: JSON with a list "entries"';

const payload = z.object({ entries: z.array(z.unknown()).max(100_000) });

export interface MetadataSource {
  /** At which a scenario beside it would find it. */
  readonly path: string;
  readonly file: string;
  readonly text: string;
}

export interface WithMetadata<S extends Scenario> {
  readonly scenario: S;
  readonly sources: readonly MetadataSource[];
}

type Providers = readonly Pick<Provider, 'aaguid'>[];

/** The scenario with what is known of its providers' models, where one of its policies enforces attestation; else as it is. @param folder of the scenario. */
export async function withMetadata<S extends Scenario>(
  scenario: S,
  providers: Providers,
  folder: string,
  problems: ScenarioProblem[],
): Promise<WithMetadata<S>> {
  const { policy, arms } = scenario;
  if (![policy, ...arms.map((arm) => policyOfArm(policy, arm))].some(enforcesAttestation))
    return { scenario, sources: [] };
  const sources = new Map<string, MetadataSource>();
  const read = async (name = usualMetadata) => {
    const found = await readMetadata(name, providers, folder, problems);
    if (found !== undefined && name !== usualMetadata) sources.set(name, found.source);
    return found?.authenticators ?? [];
  };
  const known = { ...policy, passkeys: { ...policy.passkeys, authenticators: await read(policy.passkeys.metadata) } };
  const armsKnowing: Arm[] = [];
  for (const arm of arms) {
    const own = arm.policy?.passkeys?.metadata;
    const passkeys = own === undefined ? undefined : { ...arm.policy?.passkeys, authenticators: await read(own) };
    armsKnowing.push(passkeys === undefined ? arm : { ...arm, policy: { ...arm.policy, passkeys } });
  }
  return { scenario: { ...scenario, policy: known, arms: armsKnowing }, sources: [...sources.values()] };
}

function enforcesAttestation({ passkeys: { profiles } }: Policy): boolean {
  return profiles.some(({ attestationEnforcement }) => attestationEnforcement !== 'disabled');
}

async function readMetadata(name: string, providers: Providers, folder: string, problems: ScenarioProblem[]) {
  const ours = join(projectFolder, 'metadata', `${usualMetadata}.json`);
  const file = name === usualMetadata ? ours : join(folder, 'metadata', `${name}.json`);
  const wanted = new Set(providers.map(({ aaguid }) => aaguid.toLowerCase()));
  const entries = await entriesOf(file, wanted, problems);
  if (entries === undefined) return undefined;
  const simulated = name === usualMetadata ? [] : await simulatedRoots(ours);
  const authenticators = entries.flatMap((entry): KnownAuthenticator[] => {
    const parsed = metadataEntry.safeParse(entry);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      const { aaguid } = entry as { aaguid: string };
      const path = `entries of ${aaguid}: ${issue?.path.join('.') ?? ''}`;
      problems.push(
        problemOf(file, describeValue(valueAt(entry, issue?.path ?? [])), issue?.message ?? expectedForm, path),
      );
      return [];
    }
    const known = knownAuthenticatorOf(parsed.data);
    return [{ ...known, roots: [...known.roots, ...simulated] }];
  });
  const text = JSON.stringify({ entries: entries.map(withoutPictures) }, null, 1);
  return { authenticators, source: { path: `metadata/${name}.json`, file, text } };
}

/** Of these models alone, which is all that a scenario needs of a file with hundreds. Undefined, with a problem added, when it is none. */
async function entriesOf(
  file: string,
  wanted: ReadonlySet<string>,
  problems: ScenarioProblem[],
): Promise<readonly object[] | undefined> {
  let text: string;
  try {
    const { size } = await stat(file);
    if (size > largestBytes) {
      problems.push({ ...problemOf(file, `${size} bytes`, `at most ${largestBytes}`), code: 'too-large' });
      return undefined;
    }
    text = await readFile(file, 'utf8');
  } catch (cause) {
    const found = whyUnread(cause, '');
    problems.push({
      ...problemOf(file, found === '' ? 'no such file' : found, expectedForm),
      code: found === '' ? 'file-missing' : 'unreadable',
    });
    return undefined;
  }
  const value = parsedJson(text);
  const parsed = payload.safeParse(value);
  if (!parsed.success) {
    const found = value === undefined ? whatElse(text) : describeValue(value);
    problems.push(problemOf(file, found, expectedForm));
    return undefined;
  }
  return parsed.data.entries.filter((entry): entry is object => wanted.has(aaguidOf(entry)));
}

/** FIDO hands out the payload inside a signed token, whose header is JSON in base64url. */
function whatElse(text: string): string {
  return text.trimStart().startsWith('eyJ')
    ? 'a signed token, of which the payload is the part between the two dots, base64url-encoded'
    : 'text that is not JSON';
}

function aaguidOf(entry: unknown): string {
  const { aaguid } = (typeof entry === 'object' && entry !== null ? entry : {}) as { aaguid?: unknown };
  return typeof aaguid === 'string' ? aaguid.toLowerCase() : '';
}

/** @param file the project's own. */
async function simulatedRoots(file: string): Promise<readonly string[]> {
  const { entries } = z.object({ entries: z.array(metadataEntry) }).parse(parsedJson(await readFile(file, 'utf8')));
  return [...new Set(entries.flatMap((entry) => entry.metadataStatement.attestationRootCertificates))];
}

function withoutPictures(entry: object): object {
  const { metadataStatement } = entry as { metadataStatement?: unknown };
  if (typeof metadataStatement !== 'object' || metadataStatement === null) return entry;
  const { icon: _, ...statement } = metadataStatement as { icon?: unknown };
  return { ...entry, metadataStatement: statement };
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((at, key) => (at as Record<PropertyKey, unknown> | null | undefined)?.[key], value);
}

function problemOf(file: string, found: string, expected: string, path = ''): ScenarioProblem {
  return { code: 'wrong-value', place: { kind: 'file', file }, path, found, expected };
}
