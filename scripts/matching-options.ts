// How names are compared where that is not documented: options that commands on names share, and what their help says of it.
import type { Command } from 'commander';
import type { NameMatching } from '../scenarios/schema/name-matching.ts';
import { defaultNameMatching, nameMatching, type NameSetting } from '../scenarios/schema/name-matching.ts';
import { collect, overrideOf } from './set-option.ts';

export interface MatchingOptions {
  readonly matching?: string;
  readonly set: readonly string[];
}

export function withMatchingOptions(command: Command): Command {
  return command
    .option('--matching <file>', 'settings for what is not documented, in YAML')
    .option('--set <setting=value>', 'one of them, for example accents=ignored (repeatable)', collect, [])
    .addHelpText('after', settingsInHelp);
}

/** @throws ScenarioErrors. */
export async function matchingOf({ matching, set }: MatchingOptions): Promise<NameMatching> {
  const { loadNameMatching } = await import('../simulators/scenario/load-name-matching.ts');
  return loadNameMatching(matching, set.map(overrideOf));
}

function settingsInHelp(): string {
  const lines = (Object.keys(nameMatching.shape) as NameSetting[]).map((setting) => {
    const others = nameMatching.shape[setting]
      .unwrap()
      .options.filter((value) => value !== defaultNameMatching[setting]);
    return `  ${setting}=${defaultNameMatching[setting]} (or ${others.join(', ')})`;
  });
  return [
    '',
    'Documented: exact means that First name and Last name equal the claims; relaxed, that each matches any word of either claim.',
    'Not documented, so settings, with their defaults. They forgive capitals, as documents are printed in them and the',
    "documentation's own example needs it, and stray blanks; nothing else, so that nobody is promised a match that nobody promises:",
    ...lines,
  ].join('\n');
}
