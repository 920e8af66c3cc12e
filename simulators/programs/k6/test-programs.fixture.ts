// For tests: a home with nothing in it but programs that answer as k6, go or tar would.
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export class TestHome {
  readonly path: string;

  private constructor(path: string) {
    this.path = path;
  }

  static async make(): Promise<TestHome> {
    return new TestHome(await mkdtemp(join(tmpdir(), 'k6-home-')));
  }

  /** PATH holds the folders a and b. */
  env(more: Readonly<Record<string, string>> = {}): Record<string, string> {
    return { HOME: this.path, PATH: [join(this.path, 'a'), join(this.path, 'b')].join(delimiter), ...more };
  }

  file(path: string): string {
    return join(this.path, path);
  }

  /** A program for sh; it finds no other programs but by their whole path. */
  async program(path: string, says: string): Promise<string> {
    const file = this.file(path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, `#!/bin/sh\n${says}\n`);
    await chmod(file, 0o755);
    return file;
  }

  async k6(path: string, version = '2.2.0'): Promise<string> {
    return this.program(path, `echo 'k6 v${version} (go1.26.8, linux/amd64)'`);
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
