// Which arguments of k6 a person may add to a run: a closed list, because k6 has some sixty and takes more with every release, and any of
// them that replaced the plan would do so without a word.

export interface PermittedArgument {
  /** switch: alone, or `=true` or `=false`. */
  readonly takes: 'value' | 'switch';
  /** What it makes other than it would be without; absent: only what is told besides, and to whom. */
  readonly changes?: string;
  /** Variable of k6 that says the same. */
  readonly variable?: string;
}

/** By long name. */
export const permittedK6Arguments = {
  out: { takes: 'value', variable: 'K6_OUT' },
  tag: { takes: 'value' },
  'system-tags': { takes: 'value', variable: 'K6_SYSTEM_TAGS' },
  'user-agent': { takes: 'value', changes: 'what the target is told of its caller', variable: 'K6_USER_AGENT' },
  'insecure-skip-tls-verify': {
    takes: 'switch',
    changes: 'whether the certificate of the target is looked at',
    variable: 'K6_INSECURE_SKIP_TLS_VERIFY',
  },
  dns: { takes: 'value', changes: 'how often and to which addresses the name of the target leads', variable: 'K6_DNS' },
  'local-ips': { takes: 'value', changes: 'from which addresses the target is called', variable: 'K6_LOCAL_IPS' },
  'no-connection-reuse': {
    takes: 'switch',
    changes: 'every request opens a connection of its own',
    variable: 'K6_NO_CONNECTION_REUSE',
  },
  'no-vu-connection-reuse': {
    takes: 'switch',
    changes: 'every sign-in opens connections of its own',
    variable: 'K6_NO_VU_CONNECTION_REUSE',
  },
} as const satisfies Readonly<Record<string, PermittedArgument>>;

const byName: Readonly<Record<string, PermittedArgument>> = permittedK6Arguments;

export type PermittedK6Name = keyof typeof permittedK6Arguments;

/** What the arguments of a run, as `--name` or `--name=value`, make other than in a run without them; a clause each. */
export function changedByK6Arguments(told: readonly string[]): readonly string[] {
  return told.flatMap((argument) => {
    const name = /^--([^=]+)/.exec(argument)?.[1] ?? '';
    const changes = byName[name]?.changes;
    return changes === undefined || argument.endsWith('=false') ? [] : [`${argument} (${changes})`];
  });
}
