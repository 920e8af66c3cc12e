// A tenant from its exports: every file is read for what is in it, and what was taken from where is kept beside the result.
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Tenant, UnreadSource } from '../../scenarios/schema/tenant.ts';
import { completeTenant } from './complete-tenant.ts';
import { exportFiles } from './export-files.ts';
import { readFile } from './read-file.ts';
import { SourceBook } from './source-book.ts';
import { TenantDraft } from './tenant-draft.ts';

export interface ReadTenantOptions {
  /** Ids or names of emergency accounts. */
  readonly emergencyAccounts?: readonly string[];
}

/**
 * Files that cannot be read are told in `unread`, and the rest is read.
 * @param paths files, and folders with all below them.
 * @throws PilotError, bad input: exports-unreadable, where nothing was read that can be judged.
 */
export async function readTenant(
  paths: readonly string[],
  { emergencyAccounts = [] }: ReadTenantOptions = {},
): Promise<Tenant> {
  const book = new SourceBook();
  const draft = new TenantDraft();
  const { files, unread } = exportFiles(paths);
  for (const one of unread) book.leaveOut(one);
  for (const file of files) {
    readFile(file, { draft, book });
    // Whoever waits for the reading may still be asked to stop.
    await new Promise<void>((resolve) => void setImmediate(resolve));
  }
  if (book.rowsRead() === 0) throw nothingRead(paths, book, files.length);
  return completeTenant(
    draft,
    book,
    emergencyAccounts.map((account) => account.trim().toLowerCase()),
  );
}

function nothingRead(paths: readonly string[], book: SourceBook, files: number): PilotError {
  const unread = book.unread();
  const sources = book.sources();
  const told = [
    ...unread.slice(0, 3).map(inOneLine),
    ...sources.slice(0, 3).map(({ file, holds, rows }) => `${file}: ${holds}, ${rows} rows`),
  ];
  const rest = unread.length + sources.length - told.length;
  return new PilotError(
    'exports-unreadable',
    {
      found: `nothing that can be judged in ${files} ${files === 1 ? 'file' : 'files'}${told.length === 0 ? '' : ` (${told.join('; ')}${rest > 0 ? `; and ${rest} more` : ''})`}`,
      expected: 'an export with policies, people, groups, methods or sign-ins in it',
      where: paths.join(', '),
      remedy:
        'export them with scripts/collect-tenant.ps1, or write an example with passkey-pilot policy --example DIR',
    },
    { badInput: true },
  );
}

function inOneLine({ file, line, column, sentence }: UnreadSource): string {
  const at = line === undefined ? file : `${file}:${line}${column === undefined ? '' : `:${column}`}`;
  return `${at}: ${sentence.replace(/\.$/, '')}`;
}
