// Files that are damaged, or nothing of an export: a sentence with its place, and the rest is read.
import { execFileSync } from 'node:child_process';
import { symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { anna, ben } from './example-facts.fixture.ts';
import { readTenant } from './read-tenant.ts';
import { inFolder, refusalOf, tenantOf } from './tenant-of.fixture.ts';

describe('files that are not exports', () => {
  it.each<[string, unknown, RegExp]>([
    ['a page of HTML', '<!DOCTYPE html><html><body>Sign in</body></html>', /x:1:1: found a page of HTML/],
    ['a bracket that is missing', '{\n  "value": [\n    {"id": "a"', /x:3:15: found no closing/],
    ['a quote that is missing', '{"id": "Fido2\n}', /x:1:8: found a quote that is never closed/],
    [
      'bytes that are no UTF-8',
      Buffer.from([...Buffer.from('{"a":\n"'), 0xff, 0xfe, 0x41, 0x22, 0x7d]),
      /x:2:2: found bytes that are not UTF-8/,
    ],
    ['an Office workbook', Buffer.from('PK\u0003\u0004aaaa'), /x: found a ZIP archive or an Office workbook/],
    ['nothing', '  \n', /x: found nothing in it/],
    ['JSON null', 'null', /x:1:1: found text that is neither/],
    ['brackets a hundred thousand deep', '['.repeat(100_000), /x: found brackets more than 100 deep/],
    ['JSON of something else', { colour: 'green' }, /x: found JSON with "colour"/],
    ['a sheet of something else', 'colour,size\ngreen,3\n', /x:1:1: found the columns "colour", "size"/],
    ['column names alone', 'userPrincipalName,methodsRegistered\n', /registration report, 0 rows/],
    ['prose', 'Read me first.\nThen that.\n', /neither JSON nor CSV/],
    [
      'an audit log alone',
      [{ activityDisplayName: 'Update policy', initiatedBy: { user: null, app: { displayName: 'Pipeline' } } }],
      /audit log, 1 rows/,
    ],
    [
      'an answer of ours, with passkeys in it',
      { format: 'passkey-pilot-policy-1', people: [{ ...anna, passkeys: [{ aaguid: 'x' }] }] },
      /x: found an answer of passkey-pilot/,
    ],
    [
      'a JSON Schema of such lists',
      { $schema: 'https://json-schema.org/draft/2020-12/schema', conditionalAccessPolicies: [] },
      /x: found a JSON Schema/,
    ],
    ['a request of Verified ID', '{"requestedCredentials": [ // https://x.example/a\n{}]}', /Verified ID/],
  ])('are told in a sentence: %s', async (_, content, told) => {
    expect(await refusalOf({ x: content })).toMatch(told);
    const tenant = await tenantOf({ x: content, 'y.json': [anna] });
    expect(tenant.people).toHaveLength(1);
  });

  it('are not looked for in the folder that one is in, where a path is empty', async () => {
    await expect(readTenant(['', ' '])).rejects.toMatchObject({ code: 'exports-unreadable', badInput: true });
  });

  it('are not followed out of the folder, nor opened where they are no files', async () => {
    await inFolder({ 'u.json': [anna], 'elsewhere/secret.json': [ben] }, async (folder) => {
      const exports = join(folder, 'exports');
      execFileSync('mkdir', [exports]);
      writeFileSync(join(exports, 'u.json'), JSON.stringify([anna]));
      symlinkSync(join(folder, 'elsewhere', 'secret.json'), join(exports, 'link.json'));
      symlinkSync('..', join(exports, 'up'));
      symlinkSync('/dev/zero', join(exports, 'zero.json'));
      execFileSync('mkfifo', [join(exports, 'pipe.json')]);
      writeFileSync(join(exports, 'huge.json'), '[');
      truncateSync(join(exports, 'huge.json'), 3 * 2 ** 30);
      const tenant = await readTenant([exports]);
      expect(tenant.people).toHaveLength(1);
      expect(tenant.unread.map(({ file, sentence }) => `${file}: ${sentence}`)).toEqual([
        'link.json: found a link, which is not followed; name the file or folder it leads to.',
        'pipe.json: found a pipe, expected a file or a folder.',
        'up: found a link, which is not followed; name the file or folder it leads to.',
        'zero.json: found a link, which is not followed; name the file or folder it leads to.',
        'huge.json: found 3.0 GB, expected at most 2 GB; give it in parts.',
      ]);
      await expect(readTenant(['/dev/zero'])).rejects.toThrow('exports-unreadable');
      await expect(readTenant([join(folder, 'gone')])).rejects.toThrow('no such file or folder');
    });
  });
});
