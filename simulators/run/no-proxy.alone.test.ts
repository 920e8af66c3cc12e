// Whole runs of every driver in an environment that sends everything through a proxy, which keeps what it is asked: nothing.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../browser/find-browser.ts';
import { findK6 } from '../load/k6/find-k6.ts';
import { plantProxy, type PlantedProxy } from '../loopback/planted-proxy.ts';
import { readManifest } from '../store/run-folder.ts';
import { endPrograms, startRun } from './program-bench.ts';
import { newRunPath, writeScenario, type SmallScenario } from './run-bench.ts';

const k6 = await findK6(process.env);
const browser = await findBrowser(process.env);
let proxy: PlantedProxy;
beforeAll(async () => {
  proxy = await plantProxy();
});
afterEach(endPrograms);
afterAll(() => proxy.close());

const people: SmallScenario = { users: 4, days: 1, signInsPerUserAndDay: 1, personas: { 'information-worker': '100 %' }, design: 'parallel' };
const arrivals = { leadIn: '1 s', arrivals: { shape: 'steady', rate: '5/s', for: '3 s' } } as const;

describe('a proxy of the environment', () => {
  it('is asked by a program that heeds it: it would be found out', async () => {
    const child = spawn(process.execPath, ['-e', "fetch('http://localhost:4444/password').catch(() => {})"], { env: { ...process.env, ...proxy.env }, stdio: 'ignore' });
    await once(child, 'exit');
    expect(proxy.asked.splice(0).join('\n')).toContain('localhost:4444');
  });

  const runs: readonly { readonly driver: string; readonly what: string; readonly program: object | undefined; readonly more: Partial<SmallScenario> }[] = [
    { driver: 'browser', what: 'real Chromium', program: browser, more: {} },
    { driver: 'load', what: 'sign-ins at a rate', program: k6, more: { load: arrivals } },
    { driver: 'load', what: 'whole lives', program: k6, more: {} },
    { driver: 'virtual', what: 'no I/O', program: process, more: {} },
  ];
  it.each(runs)('sees nothing of a run of the driver $driver ($what)', async ({ driver, program, more }) => {
    if (program === undefined) {
      process.stderr.write(`no-proxy: nothing here for the driver ${driver}\n`);
      return;
    }
    const path = newRunPath();
    const running = startRun([writeScenario({ ...people, ...more }), '--driver', driver, '--out', path], { ...proxy.env, NO_COLOR: '1' });
    expect({ ...(await running.ended), asked: proxy.asked, said: running.said().split('\n').filter((line) => line.startsWith('error')) }).toEqual({ code: 0, signal: null, asked: [], said: [] });
    expect(readManifest(path).state).toBe('completed');
  }, 120_000);
});
