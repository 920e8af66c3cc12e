import { describe, expect, it } from 'vitest';
import { runProgram } from './run-program.ts';

const stages: [string, number][] = [];
const run = runProgram((stage, elapsedMs) => stages.push([stage, elapsedMs]));
const shell = (script: string) => run('/bin/sh', ['-c', script], { PATH: '/usr/bin:/bin' }, 'at work');

describe('runProgram', () => {
  it('has a second hand', async () => {
    expect(await shell('sleep 1.3')).toMatchObject({ ok: true });
    expect(stages[0]).toEqual(['at work', 0]);
    expect(stages[1]?.[1]).toBeGreaterThanOrEqual(900);
  });

  it.each([
    ["echo reading; echo 'E: no network' >&2; echo bye; exit 100", 'E: no network'],
    [
      "printf 'file.js:1\\nError: All providers failed:\\n  - a: no network\\n    at f (/x/y.js:1:2)\\n    at async /x/y.js:3:4\\n'; exit 1",
      'Error: All providers failed: - a: no network',
    ],
    ["echo one; echo two; printf '    at f (/x/y.js:1:2)\\n'; exit 1", 'two'],
    ['exit 7', 'ended with 7'],
    ['kill -9 $$', 'ended with SIGKILL'],
  ])('says why it failed: %s', async (script, said) => {
    expect(await shell(script)).toEqual({ ok: false, said });
  });

  it('says so when there is no such program', async () => {
    expect(await run('/gone/program', [], {}, 'at work')).toEqual({ ok: false, said: 'spawn /gone/program ENOENT' });
  });
});
