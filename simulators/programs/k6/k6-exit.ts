// What the end of a k6 process means: done, a gate missed, broken off, or our own fault; in a sentence.
import { lastWords } from '../../machine/last-words.ts';

export interface K6Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  /** We asked it to end. */
  readonly asked: boolean;
}

/** ours: the generator's fault, so its figures are void. */
export type K6ExitMeaning =
  | { readonly kind: 'done' }
  | {
      readonly kind: 'thresholds' | 'interrupted' | 'ours';
      /** kebab-case */ readonly code: string;
      readonly sentence: string;
    };

type Kind = 'thresholds' | 'interrupted' | 'ours';
interface Known {
  readonly kind: Kind;
  readonly code: string;
  readonly sentence: string;
}

/** k6's exit codes that a local run can have (its source, errext/exitcodes/codes.go, v2.2.0). */
const byCode: Readonly<Record<number, Known>> = {
  99: { kind: 'thresholds', code: 'k6-thresholds-missed', sentence: 'k6 ended with missed thresholds' },
  100: { kind: 'ours', code: 'k6-setup-timeout', sentence: 'the setup of the k6 script took too long' },
  101: { kind: 'ours', code: 'k6-teardown-timeout', sentence: 'the teardown of the k6 script took too long' },
  102: { kind: 'ours', code: 'k6-timeout', sentence: 'k6 ran out of time' },
  103: { kind: 'interrupted', code: 'k6-stopped', sentence: 'k6 was stopped through its REST API' },
  104: { kind: 'ours', code: 'k6-options-refused', sentence: 'k6 refused its options' },
  105: { kind: 'interrupted', code: 'k6-interrupted', sentence: 'k6 was interrupted by a signal' },
  106: { kind: 'ours', code: 'k6-address-in-use', sentence: 'k6 could not open its REST API' },
  107: { kind: 'ours', code: 'k6-script-exception', sentence: 'the k6 script threw an error' },
  108: { kind: 'interrupted', code: 'k6-aborted', sentence: 'the k6 script ended the run' },
  109: { kind: 'ours', code: 'k6-panic', sentence: 'k6 broke down' },
  110: { kind: 'ours', code: 'k6-marked-failed', sentence: 'the k6 script marked the run as failed' },
};

/** Troubles of the machine that k6 itself survives: it ends with 0 and its figures are worthless. First match counts. */
const troubles: readonly { readonly words: RegExp; readonly code: string; readonly sentence: string }[] = [
  {
    words: /too many open files/i,
    code: 'k6-out-of-file-descriptors',
    sentence:
      'k6 ran out of file descriptors, so sign-ins failed that the target never saw; raise the limit (ulimit -n) or lower load.vus',
  },
  {
    words: /cannot assign requested address/i,
    code: 'k6-out-of-ports',
    sentence:
      'k6 ran out of local ports, so sign-ins failed that the target never saw; widen the port range (sysctl net.ipv4.ip_local_port_range) or lower the rate',
  },
  {
    words: /no space left on device/i,
    code: 'k6-disk-full',
    sentence: 'the disk was full, so lines of k6 are missing; free some space or write elsewhere with --out',
  },
  {
    words: /out of memory|cannot allocate memory/i,
    code: 'k6-out-of-memory',
    sentence: 'k6 ran out of memory; lower load.vus',
  },
];

/**
 * @param log what k6 said of itself (its log file, or the end of it).
 * @param requestErrors what its requests failed with, as the script told (`error` of a k6 response): in a raw log they are missing.
 */
export function meaningOfK6Exit(
  { code, signal, asked }: K6Exit,
  log: string,
  requestErrors: readonly string[] = [],
): K6ExitMeaning {
  const trouble = [log, ...requestErrors].flatMap((text) => troubles.filter(({ words }) => words.test(text)))[0];
  if (trouble !== undefined) return { kind: 'ours', code: trouble.code, sentence: trouble.sentence };
  if (code === 0) return { kind: 'done' };
  if (asked) return { kind: 'interrupted', code: 'k6-interrupted', sentence: 'k6 was stopped before its end' };
  if (signal === 'SIGKILL') {
    return {
      kind: 'ours',
      code: 'k6-killed',
      sentence: 'k6 was killed (SIGKILL), most often because memory ran out; lower load.vus or free some memory',
    };
  }
  if (signal !== null) return { kind: 'ours', code: 'k6-killed', sentence: `k6 was ended by ${signal}` };
  const said = lastWords(log);
  const known = code === null ? undefined : byCode[code];
  const {
    kind,
    code: name,
    sentence,
  } = known ?? { kind: 'ours' as const, code: 'k6-failed', sentence: `k6 ended with exit code ${code}` };
  return { kind, code: name, sentence: said === '' || kind === 'thresholds' ? sentence : `${sentence}: ${said}` };
}
