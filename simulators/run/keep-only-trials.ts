// Before a load run goes on: attempts of trials that were cut short leave the journal, the samples and the sign-in log, because those trials
// are lived again. The rows of the log are kept aside.
import { appendFileSync, createReadStream, createWriteStream, existsSync, renameSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pipeline } from 'node:stream/promises';
import type { Attempt } from '../../scenarios/schema/attempt.ts';
import type { Sample } from '../../scenarios/schema/load-trial.ts';
import type { SignIn } from '../../scenarios/schema/sign-in.ts';
import { dropCutLine } from '../store/drop-cut-line.ts';
import { keepJournalLines, readJournal } from '../store/journal.ts';
import type { RunFolder } from '../store/run-folder.ts';

/** Of whole lives those stay that came to their end. */
export async function keepOnlyTrials(folder: RunFolder, trials: ReadonlySet<string>): Promise<void> {
  const journal = folder.file('journal.ndjson');
  const { endedUsers } = await readJournal(journal);
  const kept = new Set<string>();
  keepJournalLines(journal, (line) => {
    const entry = JSON.parse(line) as Partial<Attempt>;
    const stays =
      entry.load === undefined ||
      (entry.load.trial === 'lives'
        ? entry.user !== undefined && endedUsers.has(entry.user)
        : trials.has(entry.load.trial));
    if (stays && entry.correlationId !== undefined) kept.add(entry.correlationId);
    return stays;
  });
  await keepLines(folder.file('samples.ndjson'), (line) => trials.has((JSON.parse(line) as Sample).trial));
  const log = folder.file('sign-ins.ndjson');
  await keepLines(log, (line) => {
    const stays = kept.has((JSON.parse(line) as SignIn).correlationId);
    if (!stays) appendFileSync(folder.file('sign-ins.cut-short.ndjson'), `${line}\n`, { mode: 0o600 });
    return stays;
  });
}

/** Writes the file anew with the lines that stay; a last line that is not whole goes. */
async function keepLines(path: string, stays: (line: string) => boolean): Promise<void> {
  if (!existsSync(path)) return;
  dropCutLine(path);
  await pipeline(linesThatStay(path, stays), createWriteStream(`${path}.new`, { mode: 0o600 }));
  renameSync(`${path}.new`, path);
}

async function* linesThatStay(path: string, stays: (line: string) => boolean): AsyncGenerator<string> {
  for await (const line of createInterface({ input: createReadStream(path) }))
    if (line !== '' && stays(line)) yield `${line}\n`;
}
