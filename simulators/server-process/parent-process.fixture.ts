// For tests: a process that has started a server of ours, to be killed as a crash would.
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

export interface ParentProcess {
  /** Of the server. */
  readonly baseUrl: string;
  kill(): void;
}

/** @param script statements after which the server is in `server`. */
export async function parentProcess(script: string): Promise<ParentProcess> {
  const loader = pathToFileURL(createRequire(import.meta.url).resolve('tsx')).href;
  const told = `${script}; process.send({ baseUrl: server.baseUrl }); setInterval(() => {}, 1_000);`;
  const parent = spawn(process.execPath, ['--import', loader, '--input-type=module', '-e', told], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const { baseUrl } = await new Promise<{ baseUrl: string }>((resolve, reject) => {
    parent.once('message', (message) => resolve(message as { baseUrl: string }));
    parent.once('exit', (code) => reject(new Error(`the parent ended with ${code}`)));
  });
  return { baseUrl, kill: () => void parent.kill('SIGKILL') };
}
