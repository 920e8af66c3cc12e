// passkey-pilot recovery people: made-up people of many locales, with the name of the directory and that of their document, to try a match or a
// check of one's own on. The CSV is one that recovery match reads.
import { Command } from 'commander';
import { PilotError } from '../scenarios/schema/pilot-error.ts';
import { wholeNumber } from './whole-number.ts';

interface PeopleOptions {
  readonly locales: string;
  readonly count: string;
  readonly seed: string;
  readonly json?: true;
}

const shippedLocales = 'en_US,en_IE,de,fr,es,pt_BR,nb_NO,sv,pl,hr,vi,zh_CN,ar,ru,id_ID';
const columns = ['locale', 'firstName', 'lastName', 'claimFirstName', 'claimLastName', 'causes'] as const;
const mostPeople = 1_000_000;

export function recoveryPeopleCommand(): Command {
  return new Command('people')
    .description('make up people of many locales, with the name of the directory and that of their document, as CSV')
    .option('--locales <list>', 'locales of @faker-js/faker, in turn', shippedLocales)
    .option('--count <number>', 'how many people', '60')
    .option('--seed <number>', 'the same number makes the same people', '1')
    .option('--json', 'as JSON')
    .action(async ({ locales, count, seed, json }: PeopleOptions) => {
      const people = await peopleOf(
        locales.split(',').map((locale) => locale.trim()),
        wholeNumber('--count', count, 1, mostPeople),
        wholeNumber('--seed', seed, 0, Number.MAX_SAFE_INTEGER),
      );
      const { csvTable } = await import('../reports/exports/csv-table.ts');
      process.stdout.write(json ? `${JSON.stringify(people)}\n` : csvTable(columns, people));
    });
}

/** @throws PilotError, bad input: locale-unknown. */
async function peopleOf(locales: readonly string[], count: number, seed: number) {
  const [
    { documentNameOf, effectiveCauses },
    { identityOf, localeNames },
    { populationStream },
    { recoveryNameOf },
    { assumedNameShares },
  ] = await Promise.all([
    import('../simulators/identity-proofing/document-name.ts'),
    import('../simulators/people/identity.ts'),
    import('../simulators/people/population-stream.ts'),
    import('../simulators/people/recovery-name.ts'),
    import('../simulators/people/name-shares.ts'),
  ]);
  const unknown = locales.find((locale) => !localeNames.includes(locale));
  if (unknown !== undefined) {
    throw new PilotError(
      'locale-unknown',
      { found: `"${unknown.slice(0, 40)}"`, expected: `some of ${localeNames.join(', ')}`, where: '--locales' },
      { badInput: true },
    );
  }
  return Array.from({ length: count }, (_, index) => {
    const locale = locales[index % locales.length] ?? '';
    const identity = identityOf(index, locale, populationStream(seed, index, 'identity'));
    const { person, causes } = recoveryNameOf({ index, ...identity }, assumedNameShares, seed);
    const { firstName, lastName } = documentNameOf(person, causes);
    return {
      locale,
      firstName: person.givenName ?? '',
      lastName: person.surname ?? '',
      claimFirstName: firstName,
      claimLastName: lastName,
      causes: effectiveCauses(person, causes).join(' '),
    };
  });
}
