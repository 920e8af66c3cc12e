// Whole runs of every driver where everything would be sent through a proxy, which keeps what it is asked: nothing; and where no resolver
// knows the name of this machine.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { findBrowser } from '../programs/browser/find-browser.ts';
import { findK6 } from '../programs/k6/find-k6.ts';
import { k6Environment } from '../programs/k6/k6-arguments.ts';
import { plantProxy, type PlantedProxy } from '../loopback/planted-proxy.fixture.ts';
import { readManifest } from '../store/run-folder.ts';
import { endPrograms, startRun } from './program-bench.fixture.ts';
import { newRunPath, writeScenario, type SmallScenario } from './run-bench.fixture.ts';

const k6 = await findK6(process.env);
const browser = await findBrowser(process.env);
let proxy: PlantedProxy;
beforeAll(async () => {
  proxy = await plantProxy();
});
afterEach(endPrograms);
afterAll(() => proxy.close());

const people: SmallScenario = {
  users: 4,
  days: 1,
  signInsPerUserAndDay: 1,
  personas: { 'information-worker': '100 %' },
  design: 'parallel',
};
const arrivals = { leadIn: '1 s', arrivals: { shape: 'steady', rate: '5/s', for: '3 s' } } as const;

describe('a proxy of the environment', () => {
  it('is asked by a program that heeds it: it would be found out', async () => {
    const child = spawn(process.execPath, ['-e', "fetch('http://localhost:4444/password').catch(() => {})"], {
      env: { ...process.env, ...proxy.env },
      stdio: 'ignore',
    });
    await once(child, 'exit');
    expect(proxy.asked.splice(0).join('\n')).toContain('localhost:4444');
  });

  it.runIf(k6 !== undefined)(
    'is asked by a plain k6 for names beneath localhost, and never by ours',
    async () => {
      const script = `${newRunPath()}.js`;
      writeFileSync(
        script,
        "import http from 'k6/http';\nexport default function () { for (const host of ['localhost', 'a.localhost', '127.0.0.1', '[::1]']) http.get(`http://${host}:4444/`); }\n",
      );
      const askedWith = async (env: NodeJS.ProcessEnv) => {
        await once(
          spawn(k6?.path ?? '', ['run', '--quiet', '--no-usage-report', '--summary-mode=disabled', script], {
            env,
            stdio: 'ignore',
          }),
          'exit',
        );
        return proxy.asked.splice(0).join('\n');
      };
      expect(await askedWith({ ...process.env, ...proxy.env })).toContain('a.localhost:4444');
      expect(await askedWith(k6Environment({ ...process.env, ...proxy.env }) as NodeJS.ProcessEnv)).toBe('');
    },
    120_000,
  );

  const runs: readonly {
    readonly driver: string;
    readonly what: string;
    readonly program: object | undefined;
    readonly more: Partial<SmallScenario>;
  }[] = [
    { driver: 'browser', what: 'real Chromium', program: browser, more: {} },
    { driver: 'load', what: 'sign-ins at a rate', program: k6, more: { load: arrivals } },
    { driver: 'load', what: 'whole lives', program: k6, more: {} },
    { driver: 'virtual', what: 'no I/O', program: process, more: {} },
  ];
  it.each(runs)(
    'sees nothing of a run of the driver $driver ($what)',
    async ({ driver, program, more }) => {
      if (program === undefined) {
        process.stderr.write(`stays-on-loopback: nothing here for the driver ${driver}\n`);
        return;
      }
      const path = newRunPath();
      const running = startRun([writeScenario({ ...people, ...more }), '--driver', driver, '--out', path], {
        ...proxy.env,
        NO_COLOR: '1',
      });
      expect({
        ...(await running.ended),
        asked: proxy.asked,
        said: running
          .said()
          .split('\n')
          .filter((line) => line.startsWith('error')),
      }).toEqual({ code: 0, signal: null, asked: [], said: [] });
      expect(readManifest(path).state).toBe('completed');
    },
    240_000,
  );
});

/** A private view of the file system, of which nothing is left: what a program finds in /etc/hosts is ours to say. */
const inOwnView = ['unshare', ...(process.getuid?.() === 0 ? [] : ['--map-root-user']), '--mount'];
const mayHaveOwnView =
  process.platform === 'linux' &&
  spawnSync(inOwnView[0] ?? '', [...inOwnView.slice(1), 'true'], { stdio: 'ignore' }).status === 0;

describe.runIf(mayHaveOwnView)(
  'a machine whose name leads nowhere, or to an address on which nothing of ours listens',
  () => {
    it.each([
      [
        'browser',
        '::1 localhost6',
        /^Names: localhost leads nowhere \(\w+\)\. .* put the line "127\.0\.0\.1 localhost" into \/etc\/hosts\.$/m,
      ],
      ['load', '::1 localhost', /^Names: localhost → ::1, where nothing of ours listens\. /m],
    ])(
      'is told at the start of a run of the driver %s, which is completed',
      async (driver, hosts, sentence) => {
        if ((driver === 'browser' ? browser : k6) === undefined) return;
        const path = newRunPath();
        const file = `${path}.hosts`;
        writeFileSync(file, `${hosts}\n`);
        const words = ['sh', '-c', 'mount --bind "$0" /etc/hosts && exec "$@"', file];
        const running = startRun([writeScenario(people), '--driver', driver, '--out', path], { NO_COLOR: '1' }, [
          ...inOwnView,
          ...words,
        ]);
        expect(await running.ended).toEqual({ code: 0, signal: null });
        expect(running.said()).toMatch(sentence);
        expect(readManifest(path).state).toBe('completed');
      },
      240_000,
    );
  },
);
