import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleScript } from './bundle-script.ts';

let script = '';
beforeAll(async () => {
  script = await bundleScript();
});
const importsOf = (text: string) =>
  [...text.matchAll(/\bfrom\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']/g)].map(
    ([, from, bare]) => from ?? bare ?? '',
  );

describe('the bundled script', () => {
  it('is smaller than 190 kB, with sign-ins, recoveries and attested passkeys in it', () => {
    // 10 kB of it are flows of attacks, which come with the catalogue and which k6 never lives.
    expect(Buffer.byteLength(script)).toBeLessThan(190_000);
    // And is all of it.
    expect(Buffer.byteLength(script)).toBeGreaterThan(50_000);
  });

  it('asks for modules of k6 only: none of Node, no validation library', () => {
    const imports = importsOf(script);
    expect(imports).toEqual(expect.arrayContaining(['k6', 'k6/http', 'k6/execution', 'k6/data']));
    expect(imports.filter((name) => name !== 'k6' && !name.startsWith('k6/'))).toEqual([]);
    expect(script).not.toContain('node:');
    expect(script).not.toMatch(/zod/i);
    expect(script).not.toMatch(/\brequire\(/);
  });

  it('has no syntax that k6 lacks', () => {
    expect(script).not.toMatch(/async\s*\*|async function\s*\*|for\s+await\b/);
  });

  it('gives k6 options, setup and the sign-in', () => {
    const [, exported = ''] = /export\s*\{([^}]*)\}\s*;?\s*$/.exec(script) ?? [];
    expect(
      exported
        .split(',')
        .map((each) => each.split(' as ').at(-1)?.trim())
        .toSorted(),
    ).toEqual(['default', 'options', 'setup']);
  });
});

it('can put another module in the place of one, for benchmarks', async () => {
  const constant = await bundleScript({
    instead: {
      of: new URL('../../../authenticator/software/get-assertion.ts', import.meta.url),
      by: new URL('../../../../scripts/bench/k6/constant-assertion.ts', import.meta.url),
    },
  });
  expect(constant).not.toBe(script);
  expect(importsOf(constant).filter((name) => name !== 'k6' && !name.startsWith('k6/'))).toEqual([]);
});

it('says what does not build', async () => {
  await expect(bundleScript({ entry: new URL('no-such-script.ts', import.meta.url) })).rejects.toThrow(
    /no-such-script/,
  );
});

it('is the same wherever the project lies', () => {
  const project = fileURLToPath(new URL('../../../..', import.meta.url));
  const elsewhere = mkdtempSync(join(tmpdir(), 'a*b[1] '));
  try {
    for (const name of ['scenarios', 'simulators', 'package.json', 'tsconfig.json'])
      cpSync(join(project, name), join(elsewhere, name), { recursive: true });
    symlinkSync(join(project, 'node_modules'), join(elsewhere, 'node_modules'));
    const source = `const { bundleScript } = await import(${JSON.stringify(pathToFileURL(join(elsewhere, relative(project, import.meta.dirname), 'bundle-script.ts')).href)}); process.stdout.write(await bundleScript());`;
    expect(
      execFileSync(
        process.execPath,
        ['--import', import.meta.resolve('tsx'), '--input-type=module', '--eval', source],
        { cwd: elsewhere, encoding: 'utf8' },
      ),
    ).toBe(script);
  } finally {
    rmSync(elsewhere, { recursive: true });
  }
}, 30_000);
