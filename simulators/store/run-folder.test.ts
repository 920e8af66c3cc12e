import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refuseHeld, RunFolder } from './run-folder.ts';

const place = () => join(mkdtempSync(join(tmpdir(), 'run-')), 'a-run');

describe('a run folder', () => {
  it('is refused while another run is using it, and free after', () => {
    const path = place();
    const folder = RunFolder.create(path);
    expect(() => RunFolder.create(path)).toThrow(
      expect.objectContaining({ code: 'run-folder-in-use', badInput: true }),
    );
    folder.unlock();
    RunFolder.create(path).unlock();
  });

  it('is taken over from a process that is dead, or whose id is another process’s now', () => {
    for (const lock of [
      { processId: 2 ** 22 + 1, startedAt: '1' },
      { processId: process.pid, startedAt: '1' },
    ]) {
      const path = place();
      RunFolder.create(path).unlock();
      writeFileSync(join(path, 'lock'), JSON.stringify(lock));
      RunFolder.create(path).unlock();
      expect(existsSync(join(path, 'lock'))).toBe(false);
    }
  });

  it('is held by a process that lives, and by no dead one', () => {
    const path = place();
    const folder = RunFolder.create(path);
    writeFileSync(folder.file('run.json'), '{}');
    expect(() => refuseHeld(path)).toThrow(expect.objectContaining({ code: 'run-folder-in-use', badInput: true }));
    expect(() => RunFolder.create(path)).toThrow(
      expect.objectContaining({
        data: expect.objectContaining({ remedy: expect.stringContaining('wait for it') as string }) as object,
      }),
    );
    writeFileSync(join(path, 'lock'), JSON.stringify({ processId: process.pid, startedAt: '1' }));
    expect(() => refuseHeld(path)).not.toThrow();
  });

  it('does not begin a second run where one is', () => {
    const path = place();
    const folder = RunFolder.create(path);
    writeFileSync(folder.file('run.json'), '{}');
    folder.unlock();
    expect(() => RunFolder.create(path)).toThrow(
      expect.objectContaining({ code: 'run-folder-exists', badInput: true }),
    );
  });

  it('is refused where something is that no run of ours has begun', () => {
    for (const name of ['journal.ndjson', 'notes.txt', 'lock']) {
      const path = place();
      mkdirSync(path);
      writeFileSync(join(path, name), 'foreign');
      expect(() => RunFolder.create(path)).toThrow(
        expect.objectContaining({ code: 'folder-not-empty', badInput: true }),
      );
      expect(readdirSync(path)).toEqual([name]);
      expect(readFileSync(join(path, name), 'utf8')).toBe('foreign');
    }
  });

  it('is called by its own name, however the path to it is written', () => {
    const path = place();
    for (const written of [path, `${path}/`, `${path}/.`, join(path, '..', 'a-run')]) {
      const folder = RunFolder.create(written);
      expect(folder.id).toBe('a-run');
      folder.unlock();
    }
  });

  it('says so when there is no run to go on with, or one of another format', () => {
    const path = place();
    expect(() => RunFolder.reopen(path)).toThrow(expect.objectContaining({ code: 'run-folder-missing' }));
    const folder = RunFolder.create(path);
    writeFileSync(folder.file('run.json'), '{"format":"passkey-pilot-run/99"}');
    folder.unlock();
    expect(() => RunFolder.reopen(path)).toThrow(expect.objectContaining({ code: 'manifest-not-valid' }));
  });

  it('tells the file in its way', () => {
    const path = place();
    writeFileSync(path, 'not a folder');
    for (const at of [path, join(path, 'below')]) {
      expect(() => RunFolder.create(at)).toThrow(
        expect.objectContaining({
          code: 'folder-not-possible',
          badInput: true,
          data: expect.objectContaining({ found: 'a file', where: path }),
        }),
      );
    }
  });
});
