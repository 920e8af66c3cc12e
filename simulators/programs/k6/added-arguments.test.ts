import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changedByK6Arguments, permittedK6Arguments } from '../../../scenarios/schema/k6-argument.ts';
import {
  argumentsAt,
  argumentsOfEnvironment,
  readAddedArguments,
  toldArguments,
  variablesAt,
  variablesLeftOut,
  variablesOfOutputs,
} from './added-arguments.ts';

/** Every flag of `k6 run` in v2.2.0 (its optionFlagSet, runtimeOptionFlagSet, configFlagSet and the root command's), but those that are permitted. */
const others = [
  'vus',
  'duration',
  'iterations',
  'stage',
  'execution-segment',
  'execution-segment-sequence',
  'paused',
  'no-setup',
  'no-teardown',
  'max-redirects',
  'batch',
  'batch-per-host',
  'rps',
  'http-debug',
  'min-iteration-duration',
  'throw',
  'blacklist-ip',
  'block-hostnames',
  'summary-trend-stats',
  'summary-time-unit',
  'console-output',
  'discard-response-bodies',
  'include-system-env-vars',
  'compatibility-mode',
  'type',
  'env',
  'no-thresholds',
  'summary-mode',
  'summary-export',
  'new-machine-readable-summary',
  'traces-output',
  'linger',
  'no-usage-report',
  'no-archive-upload',
  'config',
  'address',
  'log-output',
  'log-format',
  'no-color',
  'quiet',
  'verbose',
  'profiling-enabled',
  'features',
  'secret-source',
  'help',
];
const refused = { code: 'k6-argument-refused', badInput: true };
const thrownBy = (given: readonly string[]): unknown => {
  try {
    return readAddedArguments(given);
  } catch (error) {
    return error;
  }
};

describe('readAddedArguments', () => {
  it('reads the ways in which k6 takes an argument as one', () => {
    for (const given of [['--out', 'json=x'], ['--out=json=x'], ['-o', 'json=x'], ['-ojson=x'], ['-o=json=x']])
      expect(readAddedArguments(given)).toEqual(['--out=json=x']);
    expect(readAddedArguments(['--no-connection-reuse', '--tag', 'a=b=c', '--no-vu-connection-reuse=false'])).toEqual([
      '--no-connection-reuse',
      '--tag=a=b=c',
      '--no-vu-connection-reuse=false',
    ]);
  });

  it.each(others)('refuses --%s, however it is written', (name) => {
    for (const given of [[`--${name}`], [`--${name}=1`], [`--${name}`, '1'], ['--tag=a=b', `--${name}=1`]])
      expect(thrownBy(given)).toMatchObject(refused);
  });

  it.each([
    '-u1',
    '-i',
    '-i10',
    '-d',
    '-d1s',
    '-s',
    '-p',
    '-w',
    '-e',
    '-eA=b',
    '-t',
    '-c',
    '-q',
    '-v',
    '-h',
    '-l',
    '-a',
    '-qi10',
    '-wojson=x',
    '--',
    'other.js',
    '',
    '-',
    '--iterations',
    '--OUT=json=x',
    '--o=json=x',
    '---out=x',
  ])('refuses "%s"', (text) => {
    expect(thrownBy([text])).toMatchObject(refused);
    expect(thrownBy([text, '10'])).toMatchObject(refused);
  });

  it('lets through nothing but the closed list, whatever stands there', () => {
    const word = fc.oneof(
      fc.string(),
      fc.constantFrom(
        ...others.map((name) => `--${name}`),
        ...Object.keys(permittedK6Arguments).map((name) => `--${name}`),
        '-o',
        '-i',
        '10',
        'json=x',
        '--',
      ),
    );
    const argument = fc.oneof(
      word,
      fc.tuple(word, word).map(([one, other]) => `${one}=${other}`),
      fc.tuple(word, word).map(([one, other]) => `${one}${other}`),
    );
    fc.assert(
      fc.property(fc.array(argument, { maxLength: 5 }), (given) => {
        const read = thrownBy(given);
        if (!Array.isArray(read)) return;
        for (const each of read as string[])
          expect(Object.keys(permittedK6Arguments)).toContain(/^--([^=]+)/.exec(each)?.[1]);
        // What was read is read as the same again: no value hides a second argument.
        expect(readAddedArguments(read as string[])).toEqual(read);
      }),
      { numRuns: 2_000 },
    );
  });

  it('says what to do instead, and no value, which may be a secret', () => {
    const sentence = (given: string) => (thrownBy([given]) as { data: { remedy: string; found: string } }).data;
    expect(sentence('--iterations=10').remedy).toContain('load.arrivals');
    expect(sentence('-u5').remedy).toContain('load.vus');
    expect(sentence('--execution-segment=0:1/2').remedy).toContain('--segments');
    expect(sentence('--http-debug').remedy).toContain('--print-k6');
    expect(JSON.stringify(sentence('--env=TOKEN=abc'))).not.toContain('abc');
  });

  it.each(['json', 'csv', 'json=', 'json=-', 'csv=fileName=x'])(
    'wants a file of the output "%s": what it writes elsewhere is lost',
    (output) => {
      expect(thrownBy([`--out=${output}`])).toMatchObject({ ...refused, data: { remedy: 'name one' } });
    },
  );

  it.each([[['--out']], [['--out=']], [['--out', '--tag']], [['--no-connection-reuse=maybe']]])(
    'wants a value: %j',
    (given) => {
      expect(thrownBy(given)).toMatchObject(refused);
    },
  );
});

describe('the environment', () => {
  const env = {
    PATH: '/bin',
    K6_OUT: 'json=a.json,influxdb=http://x',
    K6_DNS: 'ttl=0',
    K6_ITERATIONS: '10',
    K6_CONFIG: '/mine',
    K6_VUS: '',
    K6_INFLUXDB_PASSWORD: 's',
    K6_WEB_DASHBOARD: 'true',
    K6_WEB_DASHBOARD_EXPORT: 'a.html',
    K6_OTELX: '1',
    K6_FEATURES: 'x',
  };

  it('is taken for the arguments it stands for, where none says the same', () => {
    expect(argumentsOfEnvironment(env, [])).toEqual(['--out=json=a.json', '--out=influxdb=http://x', '--dns=ttl=0']);
    expect(argumentsOfEnvironment(env, ['--out=csv=b.csv'])).toEqual(['--dns=ttl=0']);
    expect(() => argumentsOfEnvironment({ K6_OUT: 'json' }, [])).toThrow(
      expect.objectContaining({ ...refused, data: expect.objectContaining({ where: 'K6_OUT' }) }),
    );
  });

  it('hands on settings of outputs; what is left out is named', () => {
    expect(variablesOfOutputs(env)).toEqual({
      K6_INFLUXDB_PASSWORD: 's',
      K6_WEB_DASHBOARD: 'true',
      K6_WEB_DASHBOARD_EXPORT: 'a.html',
    });
    expect(variablesLeftOut(env)).toEqual(['K6_CONFIG', 'K6_FEATURES', 'K6_ITERATIONS', 'K6_OTELX']);
  });
});

describe('files of outputs', () => {
  it('lie where the program was started, one for each trial and process', () => {
    const place = { trial: 'passkey-profile', folder: '/at' };
    expect(
      argumentsAt(
        ['--out=json=out/all.json.gz', '--tag=json=x', '--out=csv=/abs/all', '--out=influxdb=http://x'],
        place,
      ),
    ).toEqual([
      '--out=json=/at/out/all.passkey-profile.json.gz',
      '--tag=json=x',
      '--out=csv=fileName=/abs/all.passkey-profile',
      '--out=influxdb=http://x',
    ]);
    expect(argumentsAt(['--out=json=.hidden.json'], { ...place, process: 2 })).toEqual([
      '--out=json=/at/.hidden.passkey-profile-2.json',
    ]);
    expect(variablesAt({ K6_WEB_DASHBOARD_EXPORT: 'a.html', K6_CSV_TIME_FORMAT: 'unix' }, place)).toEqual({
      K6_WEB_DASHBOARD_EXPORT: '/at/a.passkey-profile.html',
      K6_CSV_TIME_FORMAT: 'unix',
    });
  });
});

it('tells arguments without passwords, and what they change', () => {
  expect(toldArguments(['--out=influxdb=http://me:secret@host:8086/db', '--tag=a=b'])).toEqual([
    '--out=influxdb=http://***@host:8086/db',
    '--tag=a=b',
  ]);
  expect(
    changedByK6Arguments(['--out=json=x', '--no-connection-reuse', '--insecure-skip-tls-verify=false', '--dns=ttl=0']),
  ).toEqual([
    '--no-connection-reuse (every request opens a connection of its own)',
    '--dns=ttl=0 (how often and to which addresses the name of the target leads)',
  ]);
});
