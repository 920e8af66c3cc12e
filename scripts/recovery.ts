// passkey-pilot recovery: what can be tried of account recovery without living anybody. Each subcommand is a file of its own.
import { Command } from 'commander';
import { recoveryMatchCommand } from './recovery-match.ts';
import { recoveryNamesCommand } from './recovery-names.ts';
import { recoveryPeopleCommand } from './recovery-people.ts';
import { recoveryProbeCommand } from './recovery-probe.ts';

export function recoveryCommand(): Command {
  return new Command('recovery')
    .description('try parts of account recovery on names and people of your own')
    .helpCommand(false)
    .addCommand(recoveryNamesCommand())
    .addCommand(recoveryMatchCommand())
    .addCommand(recoveryPeopleCommand())
    .addCommand(recoveryProbeCommand());
}
