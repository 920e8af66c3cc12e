// Who checks identities in a scenario: whom the profiles of its policy and of its arms name, each once, with the one face check.
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { listParts } from './part-library.ts';
import { readProofing } from './proofing-library.ts';
import type { ScenarioProblem } from './scenario-errors.ts';

const project = fileURLToPath(new URL('../../scenarios', import.meta.url));
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'proofing-'));
  await mkdir(join(folder, 'face-checks'));
});
afterAll(() => rm(folder, { recursive: true }));

async function read(value: Readonly<Record<string, unknown>>, folders: readonly string[] = [project]) {
  const problems: ScenarioProblem[] = [];
  const files = {
    verifiers: await listParts('verifiers', folders, problems),
    faceChecks: await listParts('face-checks', folders, problems),
  };
  const { verifiers, faceCheck } = await readProofing(
    value,
    files,
    () => ({ kind: 'option', option: '--set' }),
    problems,
  );
  return { verifiers: verifiers.map((part) => part.value.id), faceCheck: faceCheck?.value.id, problems };
}

const profiles = (...verifiers: unknown[]) => ({ recovery: { profiles: verifiers.map((verifier) => ({ verifier })) } });
const drill = (fields: object) => ({ kind: 'recovery-drill', ...fields });

it('are those whom the profiles name, each once, in their order; who names nobody has the usual one', async () => {
  const { verifiers, faceCheck, problems } = await read(drill({ policy: profiles('strict', 'balanced', 'strict') }));
  expect([verifiers, faceCheck, problems]).toEqual([['strict', 'balanced'], 'standard', []]);
  const unsaid = drill({ policy: { recovery: { profiles: [{ name: 'Staff' }] } } });
  expect((await read(unsaid)).verifiers).toEqual(['balanced']);
});

it('are also those of arms whose policy differs', async () => {
  const arms = {
    lax: { signIn: 'account-recovery', policy: profiles('lenient') },
    same: { signIn: 'account-recovery' },
  };
  expect((await read(drill({ policy: profiles('strict'), arms }))).verifiers).toEqual(['strict', 'lenient']);
});

it('are nobody where nobody recovers an account, whatever the policy says, and where no profile stands', async () => {
  const policy = profiles('strict');
  for (const value of [{ kind: 'pilot', policy }, drill({ policy: {} }), drill({})])
    expect(await read(value)).toEqual({ verifiers: [], faceCheck: undefined, problems: [] });
  expect((await read({ rollout: {}, policy })).verifiers).toEqual(['strict']);
});

it('are told to be unknown where the name stands; what is no name is the schema’s to tell', async () => {
  const { verifiers, problems } = await read(drill({ policy: profiles('strict', 'strikt', 7) }));
  expect(verifiers).toEqual(['strict']);
  expect(problems).toMatchObject([
    { code: 'unknown-reference', path: 'policy.recovery.profiles.1.verifier', found: '"strikt"', suggestion: 'strict' },
  ]);
});

it('use the reader’s own face check before the project’s, and none that is wrong', async () => {
  const file = join(folder, 'face-checks', 'standard.yaml');
  const own = await readFile(join(project, 'face-checks', 'standard.yaml'), 'utf8');
  const value = drill({ policy: profiles('strict') });
  await writeFile(file, own.replace(/^tries:.*$/m, '').replace('id: standard', 'id: another'));
  const wrong = await read(value, [folder, project]);
  expect(wrong.faceCheck).toBeUndefined();
  expect(wrong.problems.length).toBeGreaterThan(0);
});
