// What lies among exports, looks like one and is none: an answer of ours, and a JSON Schema. A folder of answers may lie in that of the exports,
// and taken for one, an answer would double the passkeys of which it tells, and a schema's empty lists would pass for parts without rows.

/** @returns what it is. @param start of the text of a file. */
export function noExport(start: string): string | undefined {
  if (/^\s*\{\s*"format"\s*:\s*"passkey-pilot-/.test(start)) return 'an answer of passkey-pilot';
  if (/^\s*\{\s*"\$schema"\s*:\s*"https?:\/\/json-schema\.org\//.test(start)) return 'a JSON Schema';
  return undefined;
}
