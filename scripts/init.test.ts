import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { scenario } from '../scenarios/schema/scenario.ts';
import { writeScenario } from './init.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'init-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('init', () => {
  it('writes a scenario that is right, under its own name, with its schema to be found from there', async () => {
    const file = join(folder, 'deep/it\'s "mine": yes.yaml');
    await writeScenario(file);
    const text = await readFile(file, 'utf8');
    expect(scenario.parse(parse(text)).name).toBe('it\'s "mine": yes');
    const schema = /^# yaml-language-server: \$schema=(.*)$/m.exec(text)?.[1] ?? '';
    expect(JSON.parse(await readFile(resolve(dirname(file), schema), 'utf8'))).toHaveProperty(
      'anyOf.0.properties.personas',
    );
    expect(text.match(/yaml-language-server/g)).toHaveLength(1);
    // As it is typed here, not everybody having the program in their PATH.
    expect(text).toMatch(/^# {3}(?:npx|npm --prefix \S+ run) passkey-pilot (?:-- )?run '/m);
  });

  it('replaces nothing', async () => {
    const file = join(folder, 'mine.yaml');
    await writeFile(file, 'precious');
    await expect(writeScenario(file)).rejects.toMatchObject({ code: 'file-name-taken', badInput: true });
    expect(await readFile(file, 'utf8')).toBe('precious');
  });

  it('wants the name of a YAML file', async () => {
    await expect(writeScenario(join(folder, 'mine.txt'))).rejects.toMatchObject({
      code: 'file-name-unfit',
      badInput: true,
    });
  });
});
