// Where the target is and what opens its simulation: as the settings say, or, of a script that was written out, as whoever runs it says.
// Nothing here throws: a script is also loaded where nobody runs it (k6 archive, k6 inspect, the initializer of k6-operator).
import type { ScriptSettings } from './script-data.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface TargetInPlace {
  /** Empty where there is a problem. */
  readonly baseUrls: readonly string[];
  /** The external provider that it sends people to. Absent: none. */
  readonly externalUrl?: string;
  readonly token?: string;
  /** Why nothing can be run, in a sentence without its full stop. */
  readonly problem?: string;
}

const example = 'run k6 with -e BASE_URL=http://localhost:8080';
/** RFC 2606: what the manifest for k6-operator holds until somebody writes an address into it. */
const toFillIn = /\.invalid(?::\d+)?$/;

export function targetInPlace(
  {
    baseUrls,
    externalUrl,
    token,
    standsAlone,
    recovers,
    target,
  }: Pick<ScriptSettings, 'baseUrls' | 'externalUrl' | 'token' | 'standsAlone' | 'recovers' | 'target'>,
  env: Environment,
): TargetInPlace {
  if (standsAlone !== true)
    return {
      baseUrls,
      ...(externalUrl === undefined ? {} : { externalUrl }),
      ...(token === undefined ? {} : { token }),
    };
  const named = addressesIn(env['BASE_URL'] ?? '');
  const urls = named.length > 0 ? named : baseUrls;
  if (urls.length === 0)
    return { baseUrls: [], problem: `found no BASE_URL, expected the address of "${target.title}"; ${example}` };
  const unfit = urls.find((url) => !/^https?:\/\/[^\s/?#@]+$/.test(url) || toFillIn.test(url));
  if (unfit !== undefined) {
    const why = toFillIn.test(unfit) ? ', which nobody has filled in' : '';
    return {
      baseUrls: [],
      problem: `found BASE_URL ${unfit}${why}, expected the address of "${target.title}": http:// or https://, a host and maybe a port; ${example}`,
    };
  }
  const epoch = env['PILOT_EPOCH'];
  if (epoch !== undefined && !/^\d+$/.test(epoch))
    return { baseUrls: [], problem: `found PILOT_EPOCH ${epoch}, expected ms since 1970; leave it out` };
  const shown = env['PILOT_TOKEN'] ?? '';
  if (recovers === true && shown === '')
    return {
      baseUrls: [],
      problem: `found no PILOT_TOKEN, expected that of "${target.title}": what becomes of identity checks is told to it by the simulation; take it from passkey-pilot serve`,
    };
  const [elsewhere] = addressesIn(env['EXTERNAL_URL'] ?? '');
  return {
    baseUrls: urls,
    ...(elsewhere === undefined ? {} : { externalUrl: elsewhere }),
    ...(shown === '' ? {} : { token: shown }),
  };
}

/** Pages and paths begin with a slash themselves. */
function addressesIn(text: string): string[] {
  return text
    .split(',')
    .map((url) => url.trim().replace(/\/+$/, ''))
    .filter((url) => url !== '');
}

/** What a target answered that was shown the token. @param error of the request. */
export function tokenProblem(url: string, status: number, error: string): string | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 0) return `found no answer from ${url} (${error}), expected the target; start it, or correct BASE_URL`;
  return `found PILOT_TOKEN, which ${url} does not know (status ${status}), expected the one of that target; take both from one passkey-pilot serve, or leave PILOT_TOKEN out`;
}
