// Where the target is and what opens its simulation: as the settings say, or, of a script that was written out, as whoever runs it says.
import type { ScriptSettings } from './script-data.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** Throws where a script that was written out is not told its target. */
export function targetInPlace({ baseUrls, token, standsAlone, target }: Pick<ScriptSettings, 'baseUrls' | 'token' | 'standsAlone' | 'target'>, env: Environment): { readonly baseUrls: readonly string[]; readonly token?: string } {
  const named = standsAlone === true ? addressesIn(env['BASE_URL'] ?? '') : [];
  const urls = named.length > 0 ? named : baseUrls;
  if (urls.length === 0) throw new Error(`found no BASE_URL, expected the address of "${target.title}"; run k6 with -e BASE_URL=http://localhost:8080`);
  const shown = standsAlone === true ? (env['PILOT_TOKEN'] ?? '') : (token ?? '');
  return { baseUrls: urls, ...(shown === '' ? {} : { token: shown }) };
}

/** Pages and paths begin with a slash themselves. */
function addressesIn(text: string): string[] {
  return text
    .split(',')
    .map((url) => url.trim().replace(/\/+$/, ''))
    .filter((url) => url !== '');
}
