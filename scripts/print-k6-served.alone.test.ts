// People of a printed script served, and stock k6 running it without us, from the command line to k6's own summary.
import { once } from 'node:events';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { findK6 } from '../simulators/programs/k6/find-k6.ts';
import { k6Environment } from '../simulators/programs/k6/k6-arguments.ts';
import { endRunning, folder, pilot, removeFolder, scenario, start, steady } from './print-k6.fixture.ts';

const k6 = await findK6(process.env);
if (k6 === undefined) process.stderr.write('print-k6-served: no k6 here; npm test brings one where it can\n');

afterEach(endRunning);
afterAll(removeFolder);

const runK6 = (script: string, env: Readonly<Record<string, string>>) =>
  start(
    k6?.path ?? '',
    [
      'run',
      '--no-usage-report',
      '--quiet',
      ...Object.entries(env).map(([name, value]) => `--env=${name}=${value}`),
      script,
    ],
    folder,
    k6Environment(process.env) as NodeJS.ProcessEnv,
  ).ended;

describe('serve', () => {
  async function served(accountsFile: string): Promise<{
    readonly server: ReturnType<typeof pilot>;
    readonly baseUrl: string;
    readonly token: string;
    readonly accounts: number;
  }> {
    const server = pilot('serve', '--json', '--accounts', accountsFile);
    while (!server.said().includes('\n'))
      await Promise.race([
        once(server.child.stdout ?? server.child, 'data'),
        server.ended.then(({ err }) => Promise.reject(new Error(err))),
      ]);
    return { server, ...(JSON.parse(server.said()) as { baseUrl: string; token: string; accounts: number }) };
  }

  it.runIf(k6 !== undefined)(
    'is the target of a script that was archived without an environment, as the initializer of k6-operator does it, and run from there with one',
    async () => {
      expect(
        await pilot(
          'run',
          scenario('archived.yaml', steady),
          '--print-k6',
          'archived',
          '--segments',
          '2',
          '--k6-arg=--tag=of=us',
        ).ended,
      ).toMatchObject({ code: 0 });
      const [testRun] = parseAllDocuments(readFileSync(join(folder, 'archived', 'testrun.yaml'), 'utf8')).map(
        (document) =>
          'toJS' in document
            ? (document.toJS() as { spec: { arguments: string; runner: { env: { name: string; value: string }[] } } })
            : undefined,
      );
      const { arguments: given = '', runner } = testRun?.spec ?? { runner: { env: [] } };
      const k6Of = (...parameters: string[]) =>
        start(k6?.path ?? '', parameters, folder, k6Environment(process.env) as NodeJS.ProcessEnv).ended;
      // Arguments of outputs and of the log are none of `k6 archive`; the operator leaves them out there.
      expect(await k6Of('archive', '--tag=of=us', 'archived/script.js', '-O', 'archived.tar')).toMatchObject({
        code: 0,
      });
      const inspected = await k6Of('inspect', '--execution-requirements', 'archived.tar');
      expect(JSON.parse(inspected.out)).toMatchObject({ maxVUs: 4 });
      // All that it reads has gone into the archive.
      for (const name of readdirSync(join(folder, 'archived')))
        if (name !== 'accounts.json') rmSync(join(folder, 'archived', name));
      const run = (env: Readonly<Record<string, string>>, ...also: string[]) =>
        k6Of(
          'run',
          '--quiet',
          ...given.split(' '),
          ...also,
          ...Object.entries(env).map(([name, value]) => `--env=${name}=${value}`),
          'archived.tar',
        );
      const refusals: [Readonly<Record<string, string>>, RegExp][] = [
        [{}, /found no BASE_URL, expected the address of/],
        [
          Object.fromEntries(runner.env.map(({ name, value }) => [name, value])),
          /found BASE_URL https:\/\/write-the-address-of-your-target-here\.invalid, which nobody has filled in/,
        ],
        [{ BASE_URL: 'localhost:8080' }, /found BASE_URL localhost:8080, expected the address of/],
        [{ BASE_URL: 'http://localhost:9', PILOT_TOKEN: 'x' }, /found no answer from http:\/\/localhost:9 /],
      ];
      for (const [env, sentence] of refusals) {
        const { code, out, err } = await run(env);
        expect({ code, told: `${out}${err}`.split('\n').filter((line) => sentence.test(line)) }).toEqual({
          code: 108,
          told: [expect.stringMatching(sentence)],
        });
        expect(`${out}${err}`).not.toMatch(/^\s+at /m);
      }

      const { server, baseUrl, token } = await served('archived/accounts.json');
      const wrong = await run({ BASE_URL: baseUrl, PILOT_TOKEN: 'not-this-one' });
      expect(wrong.code).toBe(108);
      expect(wrong.out).toMatch(/found PILOT_TOKEN, which http:\/\/localhost:\d+ does not know \(status \d+\)/);
      const withoutSetup = await run({ BASE_URL: baseUrl, PILOT_TOKEN: token }, '--no-setup');
      expect(withoutSetup).toMatchObject({
        code: 108,
        out: expect.stringContaining('found no setup (--no-setup)') as string,
      });
      // Two pods, one after the other, each with its half.
      const halves = [];
      for (const segment of ['0:1/2', '1/2:1'])
        halves.push(
          await run(
            { BASE_URL: baseUrl, PILOT_TOKEN: token, PILOT_LINES: '1' },
            `--execution-segment=${segment}`,
            '--execution-segment-sequence=0,1/2,1',
          ),
        );
      expect(halves.map(({ code }) => code)).toEqual([0, 0]);
      const orders = halves.flatMap(({ out }) =>
        out
          .split('\n')
          .filter((line) => line.startsWith('A\t') || line.startsWith('D\t'))
          .map((line) => Number(line.split('\t')[1])),
      );
      expect(new Set(orders).size).toBe(Math.max(...orders) + 1);
      server.child.kill('SIGINT');
      expect(await server.ended).toMatchObject({ code: 0 });
    },
    90_000,
  );

  it.runIf(k6 !== undefined)(
    'holds the people of a printed script, which stock k6 then runs: 0 where gates hold, 99 where one cannot, 108 once the target is gone',
    async () => {
      const gates = { 'load-latency-p95': ['value<5 s'], 'load-failure-share': ['value<50 %'] };
      expect(await pilot('run', scenario('kept.yaml', steady, { gates }), '--print-k6', 'kept').ended).toMatchObject({
        code: 0,
      });
      expect(
        await pilot(
          'run',
          scenario(
            'missed.yaml',
            { ...steady, arrivals: { shape: 'steady', rate: '60/s', for: '4 s' } },
            { seed: 3, users: 12, gates: { 'load-latency-p95': ['value<1 ms'] } },
          ),
          '--print-k6',
          'missed',
        ).ended,
      ).toMatchObject({ code: 0 });
      const { server, baseUrl, token, accounts } = await served('kept/accounts.json');
      expect(accounts).toBe(12);

      const kept = await runK6('kept/script.js', { BASE_URL: baseUrl, PILOT_TOKEN: token });
      expect(kept).toMatchObject({ code: 0 });
      expect(kept.out).toMatch(
        /✓ 'p\(95\)<5000'[^]*✓ 'rate<0\.5'[^]*sign_in_due_duration\.+: avg=[^]*sign_in_failed\.+: 0\.00%[^]*signed_in\.+: (?:9\d|100)\.\d+%/,
      );
      // The same people: another plan, which asks the impossible.
      const missed = await runK6('missed/script.js', { BASE_URL: baseUrl, PILOT_TOKEN: token });
      expect(missed.out).toMatch(/✗ 'p\(95\)<1'/);
      expect(missed.code).toBe(99);

      server.child.kill('SIGINT');
      expect(await server.ended).toMatchObject({ code: 0 });
      await expect(fetch(baseUrl)).rejects.toThrow('fetch failed');
      const startedAt = performance.now();
      const gone = await runK6('missed/script.js', { BASE_URL: baseUrl });
      expect(gone.code).toBe(108);
      expect(gone.err).toMatch(/the target is gone: 20 sign-ins in a row did not reach it/);
      expect(performance.now() - startedAt).toBeLessThan(5_000);

      expect((await runK6('kept/script.js', {})).err).toMatch(/found no BASE_URL, expected the address of/);
    },
    90_000,
  );
});
