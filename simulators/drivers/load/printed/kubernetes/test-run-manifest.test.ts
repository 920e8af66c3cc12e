// TESTRUN_CRD=k6.io_testruns.yaml checks against the CRD of k6-operator itself, whole, beside our account of it (seen with 0.0.14, of its Go
// module github.com/grafana/k6-operator).
import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, parseAllDocuments } from 'yaml';
import { testRunManifest, type TestRunOptions } from './test-run-manifest.ts';
import accountOfCrd from './test-run.schema.json' with { type: 'json' };

// The CRD's formats are those of Kubernetes (int32) and its keywords too (x-kubernetes-list-type).
const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
const isTestRun = ajv.compile(accountOfCrd);

interface Crd {
  readonly spec: {
    readonly versions: readonly { readonly name: string; readonly schema: { readonly openAPIV3Schema: object } }[];
  };
}
function wholeCrd(file: string): ValidateFunction {
  const version = (parse(readFileSync(file, 'utf8')) as Crd).spec.versions.find(({ name }) => name === 'v1alpha1');
  if (version === undefined) throw new Error(`${file} has no version v1alpha1`);
  return ajv.compile(version.schema.openAPIV3Schema);
}
const crdFile = process.env['TESTRUN_CRD'];

const options: TestRunOptions = {
  name: 'Sign-in peak: Monday!',
  parallelism: 4,
  script: 'script.js',
  files: [
    {
      name: 'script.js',
      text: "import { SharedArray } from 'k6/data';\n// \u2028 a line break of JavaScript\nexport default function () { console.log(`#: - \\n`); }\n",
    },
    { name: 'orders.json', text: '[{"user":"Zoë","due":1.5}]' },
  ],
  args: ['--out=experimental-prometheus-rw'],
  env: { TARGET: 'https://login.example.test', TIMES: '012', NO: 'no' },
};
const big = { ...options, files: [...options.files, { name: 'more.json', text: 'ü'.repeat(600_000) }] };

function documents(text: string): unknown[] {
  return parseAllDocuments(text).map((document) => {
    expect('errors' in document ? document.errors : []).toEqual([]);
    return 'toJS' in document ? document.toJS() : undefined;
  });
}

describe('testRunManifest', () => {
  it('holds script and data in a ConfigMap where they fit', () => {
    const [testRun, configMap, ...rest] = documents(testRunManifest(options));
    expect(rest).toEqual([]);
    expect(testRun).toEqual({
      apiVersion: 'k6.io/v1alpha1',
      kind: 'TestRun',
      metadata: { name: 'sign-in-peak-monday' },
      spec: {
        parallelism: 4,
        script: { configMap: { name: 'sign-in-peak-monday', file: 'script.js' } },
        arguments:
          '--no-usage-report --summary-mode=disabled --log-output=stdout --log-format=raw --out=experimental-prometheus-rw',
        // Kubernetes takes only text as a value, so 012 and no must stay text.
        runner: {
          image: 'grafana/k6:2.2.0',
          env: [
            { name: 'TARGET', value: 'https://login.example.test' },
            { name: 'TIMES', value: '012' },
            { name: 'NO', value: 'no' },
          ],
        },
      },
    });
    expect(configMap).toEqual({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'sign-in-peak-monday' },
      data: Object.fromEntries(options.files.map(({ name, text }) => [name, text])),
    });
  });

  it('names a volume where they do not, counted in bytes, and says how to fill it', () => {
    const text = testRunManifest(big);
    const [testRun, ...rest] = documents(text);
    expect(rest).toEqual([]);
    expect(testRun).toMatchObject({
      spec: { script: { volumeClaim: { name: 'sign-in-peak-monday', file: 'script.js', readOnly: true } } },
    });
    expect(text).toMatch(/^# Script and data have 1200\d{3} bytes, more than the 1048576 of a ConfigMap/);
    expect(text).toContain('# 2. Copy script.js, orders.json, more.json'.replace('# ', '#   '));
    for (const line of text.split('\n').slice(0, 7)) expect(line).toMatch(/^# /);
  });

  it('keeps to the limit of a ConfigMap to the byte', () => {
    const filled = (bytes: number) => ({
      ...options,
      files: [{ name: 'script.js', text: 'x'.repeat(bytes - 'script.js'.length) }],
    });
    expect(documents(testRunManifest(filled(1_048_576)))).toHaveLength(2);
    expect(documents(testRunManifest(filled(1_048_577)))).toHaveLength(1);
  });

  it.each([
    ['no pods', { parallelism: 0 }],
    ['half a pod', { parallelism: 1.5 }],
    ['a script that is not there', { script: 'other.js' }],
    ['a file in a folder', { files: [...options.files, { name: 'a/b.json', text: '' }] }],
    ['an argument with a space', { args: ['--tag', 'a b'] }],
    ['segments of our own', { args: ['--execution-segment=0:1'] }],
  ])('refuses %s', (_, change) => {
    expect(() => testRunManifest({ ...options, ...change })).toThrow(/test-run-not-valid/);
  });

  it('is a TestRun whatever is in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 40 });
    fc.assert(
      fc.property(
        text,
        fc.integer({ min: 1, max: 500 }),
        text,
        fc.dictionary(fc.stringMatching(/^[A-Z_]{1,10}$/), text, { maxKeys: 4 }),
        fc.array(
          fc.stringMatching(/^--[a-z]{1,8}=[!-~]{0,20}$/).filter((arg) => !/^--(?:address|paused)=/.test(arg)),
          { maxLength: 4 },
        ),
        (name, parallelism, script, env, args) => {
          const [testRun, configMap] = documents(
            testRunManifest({ name, parallelism, script: 's.js', files: [{ name: 's.js', text: script }], env, args }),
          );
          expect(isTestRun(testRun), JSON.stringify(isTestRun.errors)).toBe(true);
          expect(configMap).toMatchObject({ data: { 's.js': script } });
        },
      ),
    );
  });
});

describe('the CRD', () => {
  const manifests = [options, big].map((each) => documents(testRunManifest(each))[0]);

  it('takes what we write, as we have put it down', () => {
    for (const manifest of manifests) expect(isTestRun(manifest), JSON.stringify(isTestRun.errors)).toBe(true);
  });

  it.each([
    ['no parallelism', (spec: Record<string, unknown>) => delete spec['parallelism']],
    ['no script', (spec: Record<string, unknown>) => delete spec['script']],
    [
      'a script by its name alone, as in the older kind K6',
      (spec: Record<string, unknown>) => (spec['script'] = 'name'),
    ],
    ['arguments in a list', (spec: Record<string, unknown>) => (spec['arguments'] = ['--quiet'])],
    [
      'a value that is a number',
      (spec: Record<string, unknown>) => (spec['runner'] = { env: [{ name: 'A', value: 1 }] }),
    ],
    ['an unknown field', (spec: Record<string, unknown>) => (spec['parallel'] = 3)],
  ])('refuses %s', (_, spoil) => {
    const manifest = structuredClone(manifests[0]) as { spec: Record<string, unknown> };
    spoil(manifest.spec);
    expect(isTestRun(manifest)).toBe(false);
  });

  it.skipIf(crdFile === undefined)('takes what we write, whole', () => {
    const isWholeTestRun = wholeCrd(crdFile ?? '');
    for (const manifest of manifests)
      expect(isWholeTestRun(manifest), JSON.stringify(isWholeTestRun.errors)).toBe(true);
    expect(isWholeTestRun({ apiVersion: 'k6.io/v1alpha1', kind: 'TestRun', spec: {} })).toBe(false);
  });
});
