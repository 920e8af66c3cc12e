// The stylesheet, the icon and the scripts of pages, read once at the start. Small, so that a first visit stays quick.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { Hono } from 'hono';
import type { AppEnvironment } from './app-environment.ts';

/** @param scripts files, each served under its name. */
export function assetRoutes(scripts: readonly URL[]): Hono<AppEnvironment> {
  const app = new Hono<AppEnvironment>();
  const assets = [
    { file: new URL('style.css', import.meta.url), type: 'text/css; charset=utf-8' },
    { file: new URL('icon.svg', import.meta.url), type: 'image/svg+xml' },
    ...scripts.map((file) => ({ file, type: 'text/javascript; charset=utf-8' })),
  ];
  for (const { file, type } of assets) {
    const body = readFileSync(file, 'utf8');
    app.get(`/${basename(file.pathname)}`, (context) =>
      context.body(body, 200, {
        'content-type': type,
        'cache-control': 'public, max-age=300',
        'x-content-type-options': 'nosniff',
      }),
    );
  }
  return app;
}
