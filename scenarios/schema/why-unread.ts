// Why something could not be read, in words for after "found": what is there but closed is not told as missing.

const words: Readonly<Record<string, string>> = {
  EACCES: 'no permission to read it',
  EPERM: 'no permission to read it',
  EISDIR: 'a folder',
  ELOOP: 'links that lead in a circle',
  ENAMETOOLONG: 'a name too long for the file system',
  EMFILE: 'too many files open to read it',
  EIO: 'a disk that cannot read it',
};

/** @param missing what is said where there is nothing: "no run.json". */
export function whyUnread(cause: unknown, missing: string): string {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : undefined;
  if (code === undefined || code === 'ENOENT' || code === 'ENOTDIR') return missing;
  return words[code] ?? `that it cannot be read (${code})`;
}
