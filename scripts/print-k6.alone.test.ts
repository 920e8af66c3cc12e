// A scenario written out for plain k6, from the command line to k6's own summary: printed, its people served, run by stock k6 without us.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { findK6 } from '../simulators/programs/k6/find-k6.ts';
import { policy } from '../scenarios/schema/policy.ts';
import { accountsFileText } from '../simulators/identity-provider/accounts-file.ts';
import { k6Environment } from '../simulators/programs/k6/k6-arguments.ts';

const program = fileURLToPath(new URL('passkey-pilot.ts', import.meta.url));
const reference = readFileSync(new URL('../scenarios/targets/reference.yaml', import.meta.url), 'utf8');
const k6 = await findK6(process.env);
if (k6 === undefined) process.stderr.write('print-k6: no k6 here; npm test brings one where it can\n');

let folder: string;
const running = new Set<ChildProcess>();
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'print-k6-'));
});
afterEach(() => {
  for (const child of running) child.kill('SIGKILL');
});
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

function start(
  command: string,
  parameters: readonly string[],
  cwd = folder,
  env: NodeJS.ProcessEnv = process.env,
): { child: ChildProcess; ended: Promise<Ended>; said: () => string } {
  const child = spawn(command, parameters, { cwd, env: { ...env, NO_COLOR: '1' }, stdio: ['ignore', 'pipe', 'pipe'] });
  running.add(child);
  const texts = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (texts.out += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (texts.err += chunk.toString('utf8')));
  const ended = once(child, 'close').then(([code]: (number | null)[]) => {
    running.delete(child);
    return { code: code ?? null, ...texts };
  });
  return { child, ended, said: () => texts.out };
}

const pilot = (...parameters: string[]) =>
  start(process.execPath, ['--import', import.meta.resolve('tsx'), program, ...parameters]);
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

/** JSON is YAML. */
function scenario(name: string, load: object, more: object = {}): string {
  writeFileSync(
    join(folder, name),
    JSON.stringify({
      name: 'Printed',
      seed: 3,
      driver: 'load',
      users: 12,
      design: 'parallel',
      arms: ['passkey'],
      personas: { 'information-worker': '100 %' },
      load: { leadIn: '1 s', vus: 4, ...load },
      ...more,
    }),
  );
  return name;
}

const steady = { arrivals: { shape: 'steady', rate: '8/s', for: '3 s' } };

describe('run --print-k6', () => {
  it('writes what k6 needs, what the target must know, and how to run it, for its owner alone; k6 is not asked for', async () => {
    const file = scenario('both.yaml', steady, {
      design: 'paired',
      arms: ['password-otp', 'passkey'],
      gates: { 'load-latency-p95{arm:passkey}': ['value<900 ms'] },
    });
    const { code, out, err } = await start(
      process.execPath,
      ['--import', import.meta.resolve('tsx'), program, 'run', file, '--print-k6', 'both', '--segments', '3'],
      folder,
      { ...process.env, PASSKEY_PILOT_K6: '/gone' },
    ).ended;
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toMatch(
      /^Wrote both\/password-otp: \d+ sign-ins of the arm password-otp, due within 4 s, for 4 VUs\. See README\.txt there\.\nWrote both\/passkey: /,
    );
    for (const arm of ['password-otp', 'passkey']) {
      const at = join(folder, 'both', arm);
      expect(readdirSync(at).toSorted()).toEqual([
        'README.txt',
        'accounts.json',
        'human.json',
        'orders.json',
        'script.js',
        'settings.json',
        'testrun.yaml',
      ]);
      for (const name of readdirSync(at)) expect(statSync(join(at, name)).mode & 0o077).toBe(0);
      const { accounts } = JSON.parse(readFileSync(join(at, 'accounts.json'), 'utf8')) as {
        accounts: { account: { password: string; passkeys?: { publicKey: string }[] } }[];
      };
      expect(accounts.length).toBeGreaterThan(5);
      expect(accounts.some(({ account }) => account.passkeys !== undefined)).toBe(arm === 'passkey');
      const [testRun] = parseAllDocuments(readFileSync(join(at, 'testrun.yaml'), 'utf8')).map((document) =>
        'toJS' in document ? (document.toJS() as unknown) : undefined,
      );
      expect(testRun).toMatchObject({
        kind: 'TestRun',
        spec: { parallelism: 3, script: { configMap: { file: 'script.js' } } },
      });
      // No secret of a run; none is known yet.
      expect(readFileSync(join(at, 'settings.json'), 'utf8')).not.toContain('"token"');
      // As it is typed outside the project.
      expect(readFileSync(join(at, 'README.txt'), 'utf8')).toMatch(
        /^ {2}npm --prefix \S+ run passkey-pilot -- serve --accounts accounts\.json$/m,
      );
      expect(readFileSync(join(at, 'README.txt'), 'utf8').includes('p(95)<900')).toBe(arm === 'passkey');
    }
    expect(existsSync(join(folder, 'runs'))).toBe(false);
  }, 30_000);

  it.each([
    [
      'a search',
      { capacity: { objective: { p95: '1 s' }, from: '5/s', atMost: '9/s', trial: '4 s' } },
      /at the first rate of the capacity search \(5\/s\), as the scenario has no load\.arrivals/,
    ],
    ['lives', {}, /^Wrote of-lives: 12 whole lives, one after the other in each VU, as the scenario has neither/],
    [
      'both',
      { ...steady, capacity: { objective: { p95: '1 s' }, from: '5/s', atMost: '9/s' } },
      /; the capacity search needs passkey-pilot itself\./,
    ],
  ])(
    'says what it chose of %s',
    async (name, load, sentence) => {
      const { code, out } = await pilot(
        'run',
        scenario(`${name}.yaml`, load),
        '--print-k6',
        name === 'lives' ? 'of-lives' : `of-${name}`,
      ).ended;
      expect(code).toBe(0);
      expect(out).toMatch(sentence);
    },
    30_000,
  );

  it('and a run are refused at a rate so low that nobody comes; nothing is written', async () => {
    const file = scenario('empty.yaml', { leadIn: '1 s', arrivals: { shape: 'steady', rate: '0.01/s', for: '3 s' } });
    for (const also of [
      ['--out', 'empty-run'],
      ['--print-k6', 'empty'],
    ]) {
      expect(await pilot('run', file, ...also).ended).toEqual({
        code: 2,
        out: '',
        err: 'error load.arrivals: nothing due: found no sign-in due within 4 s for the arm passkey, expected at least one after the lead-in; raise the rate, or hold it for longer; with --set load.spacing=even their number is no matter of chance\n',
      });
    }
    expect(existsSync(join(folder, 'empty')) || existsSync(join(folder, 'empty-run'))).toBe(false);
  }, 30_000);

  it('and a run of it are refused an argument of k6 that could replace the plan; nothing is written', async () => {
    const file = scenario('replaced.yaml', steady);
    for (const also of [
      ['--out', 'replaced-run'],
      ['--print-k6', 'replaced'],
    ]) {
      const { code, out, err } = await pilot('run', file, '--k6-arg=--iterations=10', ...also).ended;
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(
        /^error --k6-arg: k6 argument refused: found "--iterations", which could replace the plan or change what is measured without a word, expected one of --out, .*; change load\.arrivals or load\.capacity of the scenario\n$/,
      );
    }
    expect(existsSync(join(folder, 'replaced')) || existsSync(join(folder, 'replaced-run'))).toBe(false);
  }, 30_000);

  it('replaces nothing, and is for the driver load', async () => {
    const file = scenario('plain.yaml', steady);
    mkdirSync(join(folder, 'full'));
    writeFileSync(join(folder, 'full', 'mine.txt'), '');
    expect(await pilot('run', file, '--print-k6', 'full').ended).toEqual({
      code: 2,
      out: '',
      err: 'error full: folder not empty: found a folder with something in it (mine.txt), expected no folder of that name, or an empty one; name another one after --print-k6; nothing was written\n',
    });
    expect(readdirSync(join(folder, 'full'))).toEqual(['mine.txt']);
    for (const [driver, option, value] of [
      ['browser', '--print-k6', 'none'],
      ['virtual', '--k6-arg', '--tag=a=b'],
      ['virtual', '--segments', '2'],
    ] as const) {
      const { code, err } = await pilot('run', file, '--driver', driver, `${option}=${value}`, '--out', 'none').ended;
      expect({ code, err }).toEqual({
        code: 2,
        err: `error ${option}: driver unfit: found the driver ${driver}, expected the driver load; add --driver load\n`,
      });
    }
    expect(existsSync(join(folder, 'none'))).toBe(false);
  }, 30_000);
});

describe('a target that is not on this machine', () => {
  const named = (id: string, baseUrl: string) => {
    mkdirSync(join(folder, 'targets'), { recursive: true });
    writeFileSync(
      join(folder, 'targets', `${id}.yaml`),
      reference.replace('id: reference', `id: ${id}`).replace('kind: reference', `kind: remote\nbaseUrl: ${baseUrl}`),
    );
    return scenario(`at-${id}.yaml`, steady, { target: id });
  };

  it('is loaded with consent to exactly that host, a login service of others not even then; nothing is written before', async () => {
    const ours = named('ours', 'https://login.example.test:8443');
    const theirs = named('theirs', 'https://login.microsoftonline.com');
    const refused = [
      [
        [ours],
        /^error https:\/\/login\.example\.test:8443: target not permitted: found login\.example\.test, which is not this machine, .*; if it is, add --i-own-this-target login\.example\.test\n$/,
      ],
      [[ours, '--i-own-this-target', 'example.test'], /target not permitted: found --i-own-this-target example\.test/],
      [[theirs, '--i-own-this-target', 'login.microsoftonline.com'], /target is production/],
    ] as const;
    for (const [parameters, sentence] of refused) {
      for (const also of [[], ['--print-k6', 'never']]) {
        const { code, out, err } = await pilot('run', ...parameters, ...also).ended;
        expect({ code, out }).toEqual({ code: 2, out: '' });
        expect(err).toMatch(sentence);
      }
    }
    expect(existsSync(join(folder, 'runs')) || existsSync(join(folder, 'never'))).toBe(false);
    const { code } = await pilot('run', ours, '--i-own-this-target', 'login.example.test', '--print-k6', 'ours').ended;
    expect(code).toBe(0);
    const settings = JSON.parse(readFileSync(join(folder, 'ours', 'settings.json'), 'utf8')) as object;
    expect(settings).toMatchObject({ baseUrls: ['https://login.example.test:8443'], realtime: true });
    // A run draws on everybody.
    expect(
      (JSON.parse(readFileSync(join(folder, 'ours', 'accounts.json'), 'utf8')) as { accounts: object[] }).accounts,
    ).toHaveLength(12);
  }, 60_000);

  it('has no path of its own in its address', async () => {
    const { code, err } = await pilot(
      'run',
      named('deep', 'https://example.test/auth'),
      '--i-own-this-target',
      'example.test',
      '--print-k6',
      'never',
    ).ended;
    expect(code).toBe(2);
    expect(err).toMatch(/^error https:\/\/example\.test\/auth: target address not valid: found \/auth behind the host/);
  }, 30_000);
});

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

  it('is bad input with accounts that are none, of two scenarios, or an unfit port', async () => {
    writeFileSync(join(folder, 'odd.json'), '{"format":"else"}');
    const people = (seed: number) => {
      writeFileSync(
        join(folder, `people-${seed}.json`),
        accountsFileText({ seed, faults: [], policy: policy.parse({}), arms: [] }, []),
      );
      return `people-${seed}.json`;
    };
    const cases = [
      [['--accounts', 'odd.json'], /^error odd\.json: accounts file not valid: /],
      [
        ['--accounts', people(1), people(2)],
        /^error people-2\.json: accounts of other scenario: found another seed, other faults or another policy than in people-1\.json/,
      ],
      [['--port', '70000'], /^error --port: port unfit: found "70000"/],
    ] as const;
    for (const [parameters, sentence] of cases) {
      const { code, out, err } = await pilot('serve', ...parameters).ended;
      expect({ code, out }).toEqual({ code: 2, out: '' });
      expect(err).toMatch(sentence);
    }
  }, 30_000);

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
