// Real k6: what its files hold when it ends, is stopped, is killed, or finds no more file descriptors. Nothing here measures time.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findK6 } from './find-k6.ts';
import { meaningOfK6Exit } from './k6-exit.ts';
import { startK6, type K6Process, type K6Start } from './k6-process.ts';
import { TestHome } from './test-programs.fixture.ts';

const found = await findK6(process.env);
if (found === undefined)
  console.warn('no k6 on this machine: tests with a real one are skipped; `npm run doctor` says how to get it');

let folder: string;
let running: K6Process[];
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'k6-process-'));
  running = [];
});
afterEach(async () => {
  await Promise.all(running.map((k6) => k6.stop()));
  await rm(folder, { recursive: true });
});

async function start(script: string, more: Partial<K6Start> = {}): Promise<K6Process> {
  await writeFile(join(folder, 'script.js'), script);
  const k6 = await startK6({
    path: found?.path ?? '',
    script: 'script.js',
    env: process.env,
    consoleFile: join(folder, 'console'),
    logFile: join(folder, 'log'),
    cwd: folder,
    ...more,
  });
  running.push(k6);
  return k6;
}
const read = (name: string) => readFile(join(folder, name), 'utf8').catch(() => '');
async function until(condition: () => Promise<boolean>): Promise<void> {
  while (!(await condition())) await new Promise((resolve) => setTimeout(resolve, 20));
}
/** A zombie, which nobody has asked about yet, is none. */
function isAlive(processId: number): boolean {
  try {
    process.kill(processId, 0);
  } catch {
    return false;
  }
  try {
    return !readFileSync(`/proc/${processId}/stat`, 'utf8').includes(') Z ');
  } catch {
    return process.platform !== 'linux';
  }
}

const options = (more: string) =>
  `export const options = { scenarios: { s: { executor: 'shared-iterations', maxDuration: '5m', ${more} } } };`;
const endless = `${options('vus: 4, iterations: 100000000')}
const pad = 'x'.repeat(900);
export default function () { console.log(JSON.stringify({ vu: __VU, pad })); }`;

describe.skipIf(found === undefined)('a k6 process', { timeout: 60_000 }, () => {
  it('leaves lines as the script said them, and its own words elsewhere', async () => {
    const k6 = await start(
      `${options('vus: 2, iterations: 3')}
      import exec from 'k6/execution';
      export default function () {
        const n = exec.scenario.iterationInTest;
        console.log('{"n":' + n + ',"from":"' + __ENV.FROM + '"}');
        if (n === 2) throw new Error('planted');
      }`,
      { env: { ...process.env, FROM: 'here', K6_ITERATIONS: '9', K6_VUS: '9' } },
    );
    expect(await k6.exited).toEqual({ code: 0, signal: null, asked: false });
    expect((await read('console')).split('\n').sort()).toEqual([
      '',
      '{"n":0,"from":"here"}',
      '{"n":1,"from":"here"}',
      '{"n":2,"from":"here"}',
    ]);
    expect(await read('log')).toMatch(/^Error: planted\n\tat default /);
  });

  it('shares iterations between segments, none done twice', async () => {
    const script = `${options('vus: 3, iterations: 50')}
      import exec from 'k6/execution';
      export default function () { console.log(exec.scenario.iterationInTest); }`;
    const segments = await Promise.all(
      [0, 1, 2].map((index) =>
        start(script, {
          segment: { index, of: 3 },
          consoleFile: join(folder, `console-${index}`),
          logFile: join(folder, `log-${index}`),
        }),
      ),
    );
    for (const k6 of segments) expect(await k6.exited).toMatchObject({ code: 0 });
    const lines = (await Promise.all([0, 1, 2].map((index) => read(`console-${index}`)))).map((text) =>
      text.trim().split('\n').map(Number),
    );
    expect(lines.flat().sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
    for (const share of lines) expect(share.length).toBeGreaterThan(10);
  });

  it.each(['stopped', 'killed'])('leaves no cut line when %s', async (how) => {
    const k6 = await start(endless);
    await until(async () => (await read('console')).length > 500_000);
    if (how === 'killed') process.kill(k6.processId, 'SIGKILL');
    else await k6.stop();
    const exit = await k6.exited;
    expect(meaningOfK6Exit(exit, await read('log'))).toMatchObject(
      how === 'killed' ? { kind: 'ours', code: 'k6-killed' } : { kind: 'interrupted' },
    );
    const lines = (await read('console')).split('\n');
    expect(lines.pop()).toBe('');
    for (const line of lines) expect(line).toMatch(/^\{"vu":\d,"pad":"x{900}"\}$/);
    expect(isAlive(k6.processId)).toBe(false);
  });

  it('tells a script that cannot be read, a bad option, a missed threshold and an aborted run', async () => {
    const meaning = async (script: string, more: Partial<K6Start> = {}) => {
      await rm(join(folder, 'log'), { force: true });
      return meaningOfK6Exit(await (await start(script, more)).exited, await read('log'));
    };
    expect(await meaning('export default function () {')).toMatchObject({ kind: 'ours' });
    expect(await meaning('nowhere(); export default function () {}')).toMatchObject({
      kind: 'ours',
      code: 'k6-script-exception',
      sentence: 'the k6 script threw an error: ReferenceError: nowhere is not defined',
    });
    expect(await meaning(endless, { args: ['--execution-segment=2:3'] })).toMatchObject({ kind: 'ours' });
    const gate =
      "export const options = { iterations: 1, thresholds: { checks: ['rate>0.5'] } }; import { check } from 'k6'; export default function () { check(0, { never: () => false }); }";
    expect(await meaning(gate)).toMatchObject({ kind: 'thresholds' });
    expect(
      await meaning("import exec from 'k6/execution'; export default function () { exec.test.abort('enough'); }"),
    ).toMatchObject({ kind: 'interrupted', code: 'k6-aborted', sentence: expect.stringContaining('enough') });
  });

  it('says so when it has no more file descriptors, though it ends with 0', async () => {
    const slow: Server = createServer((_, response) => setTimeout(() => response.end('x'), 200));
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    try {
      const home = await TestHome.make();
      const limited = await home.program('k6', `ulimit -n 30; exec '${found?.path}' "$@"`);
      const k6 = await start(
        `${options('vus: 40, iterations: 80')}
        import http from 'k6/http';
        export default function () { const { error } = http.get(__ENV.URL); if (error) console.log(JSON.stringify({ error })); }`,
        { path: limited, env: { ...process.env, URL: `http://127.0.0.1:${(slow.address() as AddressInfo).port}/` } },
      );
      const exit = await k6.exited;
      expect(exit.code).toBe(0);
      const errors = (await read('console'))
        .trim()
        .split('\n')
        .map((line) => (JSON.parse(line) as { error: string }).error);
      expect(meaningOfK6Exit(exit, await read('log'), errors)).toMatchObject({
        kind: 'ours',
        code: 'k6-out-of-file-descriptors',
      });
      await home.remove();
    } finally {
      slow.closeAllConnections();
      slow.close();
    }
  });

  it('ends with the program that started it', async () => {
    const here = fileURLToPath(new URL('.', import.meta.url));
    await writeFile(join(folder, 'script.js'), endless);
    const program = `import { startK6 } from ${JSON.stringify(join(here, 'k6-process.ts'))};
      const k6 = await startK6(${JSON.stringify({ path: found?.path, script: 'script.js', env: {}, consoleFile: join(folder, 'console'), logFile: join(folder, 'log'), cwd: folder })});
      console.log(k6.processId);
      setTimeout(() => { throw new Error('our own fault'); }, 500);`;
    await writeFile(join(folder, 'starter.mts'), program);
    const starter = spawn(process.execPath, ['--import', 'tsx', join(folder, 'starter.mts')], {
      cwd: here,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    let said = '';
    starter.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await new Promise((resolve) => starter.once('close', resolve));
    const processId = Number(said);
    expect(processId).toBeGreaterThan(0);
    await until(async () => !isAlive(processId));
  });
});

describe('startK6', () => {
  it('says so when there is no such program', async () => {
    await expect(start('', { path: '/gone/k6' })).rejects.toMatchObject({
      code: 'k6-not-started',
      data: { where: '/gone/k6' },
    });
  });

  it('ends one that does not listen, and all its children', async () => {
    const home = await TestHome.make();
    const deaf = await home.program(
      'k6',
      `trap '' INT; /bin/sleep 300 & echo $! > '${home.file('child')}'; echo at work; while :; do /bin/sleep 0.1; done`,
    );
    const k6 = await start('', { path: deaf });
    await until(async () => (await read('log')).includes('at work'));
    const child = Number(await readFile(home.file('child'), 'utf8'));
    const startedAt = performance.now();
    await k6.stop();
    // Ctrl-C is to be done within 3 s.
    expect(performance.now() - startedAt).toBeLessThan(3_000);
    expect(await k6.exited).toEqual({ code: null, signal: 'SIGKILL', asked: true });
    await until(async () => !isAlive(k6.processId) && !isAlive(child));
    await home.remove();
  });
});
