// The option --set path=value, as every command that loads a scenario has it.
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import type { Override } from '../simulators/scenario/override.ts';

/** @throws PilotError override-unfit. */
export function overrideOf(text: string): Override {
  const at = text.indexOf('=');
  if (at < 1)
    throw new PilotError(
      'override-unfit',
      { found: `"${text}"`, expected: 'path=value, for example users=40', where: '--set' },
      { badInput: true },
    );
  return { path: text.slice(0, at), value: text.slice(at + 1), option: `--set ${text}` };
}

/** For commander: gathers every use of an option. */
export function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}
