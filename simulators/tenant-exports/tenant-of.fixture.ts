// Exports written into a folder of their own and read as one tenant, and what a reader of a refusal is told.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { PilotError } from '../../scenarios/schema/pilot-error.ts';
import type { Tenant } from '../../scenarios/schema/tenant.ts';
import { readTenant, type ReadTenantOptions } from './read-tenant.ts';

export type Exports = Readonly<Record<string, unknown>>;

/** Names of files → content: text and bytes as they are, anything else as JSON. */
export async function inFolder<T>(exports: Exports, use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'tenant-'));
  try {
    for (const [name, content] of Object.entries(exports)) {
      mkdirSync(dirname(join(folder, name)), { recursive: true });
      const isWritten = typeof content === 'string' || content instanceof Uint8Array;
      writeFileSync(join(folder, name), isWritten ? content : JSON.stringify(content));
    }
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

export const tenantOf = (exports: Exports, options?: ReadTenantOptions): Promise<Tenant> =>
  inFolder(exports, (folder) => readTenant([folder], options));

/** Everything that is told of the files, one sentence a line. */
export function toldOf({ sources, unread }: Pick<Tenant, 'sources' | 'unread'>): string {
  return [
    ...sources.map(({ file, holds, rows, notes }) => `${file}: ${holds}, ${rows}: ${notes.join(' ')}`),
    ...unread.map(({ file, line, column, sentence }) => `${file}:${line ?? ''}:${column ?? ''}: ${sentence}`),
  ].join('\n');
}

/** What is said where nothing could be read. Anything else that is thrown is a fault of ours. */
export async function refusalOf(exports: Exports): Promise<string> {
  try {
    await tenantOf(exports);
  } catch (error) {
    if (error instanceof PilotError && error.badInput) return `${error.code}: ${error.data.found ?? ''}`;
    throw error;
  }
  throw new Error('expected a PilotError, as nothing can be read');
}
