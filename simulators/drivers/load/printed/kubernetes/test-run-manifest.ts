// Writes what k6-operator needs to run a script of ours on many machines: a TestRun, and a ConfigMap with its files where they fit.
import { Document } from 'yaml';
import { PilotError } from '../../../../../scenarios/schema/pilot-error.ts';
import { pinnedK6Version } from '../../../../programs/k6/k6-release.ts';

export interface TestRunOptions {
  /** Any text; the objects get a name made of it that Kubernetes accepts. */
  readonly name: string;
  /** k6 processes, one a pod; the operator gives each its execution segment. */
  readonly parallelism: number;
  /** Name of the script among the files. */
  readonly script: string;
  /** Script and data, flat: in a pod all lie in /test. */
  readonly files: readonly { readonly name: string; readonly text: string }[];
  /** For k6. None may hold a space: the operator splits at spaces. */
  readonly args?: readonly string[];
  /** What the script reads from __ENV. */
  readonly env?: Readonly<Record<string, string>>;
}

/** Kubernetes: keys and values of a ConfigMap together, bytes. */
const configMapLimitBytes = 1_048_576;

/** The operator gives these itself; a second one would win over its own or be refused. */
const operatorsOwn = /^--(?:execution-segment|execution-segment-sequence|address|paused)(?:=|$)/;

/** Console lines, raw, are the log of the pod: what a file in it would hold is gone when the pod is. */
const alwaysArgs = ['--no-usage-report', '--summary-mode=disabled', '--log-output=stdout', '--log-format=raw'];

/**
 * YAML for `kubectl apply`, which says in comments what to do.
 * @throws PilotError, bad input: `test-run-not-valid`.
 */
export function testRunManifest(options: TestRunOptions): string {
  const name = kubernetesName(options.name);
  const args = [...alwaysArgs, ...(options.args ?? [])];
  check(options, args);
  const bytes = options.files.reduce(
    (sum, file) => sum + Buffer.byteLength(file.name) + Buffer.byteLength(file.text),
    0,
  );
  const fits = bytes <= configMapLimitBytes;
  const testRun = new Document({
    apiVersion: 'k6.io/v1alpha1',
    kind: 'TestRun',
    metadata: { name },
    spec: {
      parallelism: options.parallelism,
      script: fits
        ? { configMap: { name, file: options.script } }
        : { volumeClaim: { name, file: options.script, readOnly: true } },
      arguments: args.join(' '),
      runner: {
        image: `grafana/k6:${pinnedK6Version}`,
        ...(options.env === undefined
          ? {}
          : { env: Object.entries(options.env).map(([key, value]) => ({ name: key, value })) }),
      },
    },
  });
  testRun.commentBefore = comment(name, options, fits, bytes);
  if (!fits) return testRun.toString({ lineWidth: 0 });
  const configMap = new Document({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name },
    data: Object.fromEntries(options.files.map((file) => [file.name, file.text])),
  });
  return `${testRun.toString({ lineWidth: 0 })}---\n${configMap.toString({ lineWidth: 0 })}`;
}

function comment(name: string, { parallelism, files }: TestRunOptions, fits: boolean, bytes: number): string {
  const collect = [
    `When it has ended, collect what the ${parallelism === 1 ? 'pod has' : `${parallelism} pods have`} written, one line an attempt:`,
    `  kubectl logs -l k6_cr=${name},runner=true --tail=-1 > console.ndjson`,
    'k6-operator merges no results: that file, of all pods together, is the result.',
  ];
  const begin = fits
    ? [
        'Run it where k6-operator is installed (--server-side: files of this size do not fit into an annotation):',
        '  kubectl apply --server-side -f THIS-FILE',
      ]
    : [
        `Script and data have ${bytes} bytes, more than the ${configMapLimitBytes} of a ConfigMap, so they must lie on a volume that every pod can read:`,
        `  1. Make a PersistentVolumeClaim "${name}" with the access mode ReadOnlyMany or ReadWriteMany.`,
        `  2. Copy ${files.map((file) => file.name).join(', ')} into its top folder, for example with kubectl cp through a pod that mounts it.`,
        '  3. kubectl apply -f THIS-FILE',
      ];
  return ['', ...begin, ...collect]
    .map((line) => (line === '' ? '' : ` ${line}`))
    .join('\n')
    .trimStart()
    .replace(/^/, ' ');
}

function check({ parallelism, script, files }: TestRunOptions, args: readonly string[]): void {
  if (!Number.isInteger(parallelism) || parallelism < 1)
    throw notValid(`${parallelism} pods`, 'a whole number of at least 1');
  if (!files.some((file) => file.name === script)) throw notValid(`no file ${script}`, 'the script among the files');
  const badName = files.find((file) => !/^[-._a-zA-Z0-9]{1,253}$/.test(file.name) || /^\.\.?$/.test(file.name));
  if (badName !== undefined) throw notValid(`a file "${badName.name}"`, 'a name of letters, digits, ".", "_" and "-"');
  for (const arg of args) {
    if (/\s/.test(arg)) throw notValid(`the argument "${arg}"`, 'one without spaces, at which k6-operator splits');
    if (operatorsOwn.test(arg)) throw notValid(`the argument ${arg}`, 'none that k6-operator gives itself');
  }
}

/** RFC 1123 label. The operator adds "-service-12" and the like, and 63 is the limit of what it makes. */
function kubernetesName(text: string): string {
  const name = text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .slice(0, 40)
    .replaceAll(/^-+|-+$/g, '');
  return name === '' ? 'passkey-pilot' : name;
}

function notValid(found: string, expected: string): PilotError {
  return new PilotError(
    'test-run-not-valid',
    { found, expected, where: 'the TestRun for k6-operator', remedy: 'change it and write the manifest again' },
    { badInput: true },
  );
}
