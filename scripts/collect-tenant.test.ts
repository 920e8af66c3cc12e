// The collector that is shipped: nobody should have to believe that it only reads.
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const script = readFileSync(fileURLToPath(new URL('collect-tenant.ps1', import.meta.url)), 'utf8');
const head = script.slice(0, script.indexOf('#>'));
const body = script.slice(head.length);

describe('collect-tenant.ps1', () => {
  it('asks Graph in one place, by GET', () => {
    expect(body.match(/Invoke-\w+/g)).toEqual(['Invoke-MgGraphRequest']);
    expect(body).toContain('Invoke-MgGraphRequest -Method GET');
    expect(body).not.toMatch(/\b(POST|PATCH|PUT|DELETE)\b|(New|Set|Update|Remove|Add)-Mg/);
  });

  it('asks for scopes that only read, all of which its head lists', () => {
    const scopes = body.match(/'[\w.]+\.Read[\w.]*'/g)?.map((scope) => scope.slice(1, -1)) ?? [];
    expect(scopes).toHaveLength(8);
    for (const scope of scopes) {
      expect(scope).not.toMatch(/Write/);
      expect(head).toContain(`\n  ${scope} `);
    }
  });

  it('says which files it writes', () => {
    const files = body.match(/Write-(?:Part|List|Object) '[^']+'/g)?.map((call) => call.split("'")[1] ?? '') ?? [];
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) expect(head).toContain(file);
  });

  it('reads every list to its last page, and keeps nothing that was broken off', () => {
    expect(body).toContain('@odata.nextLink');
    expect(body).toMatch(/Move-Item -LiteralPath "\$file\.partial"/);
    expect(body).toContain('-Depth 20');
  });
});
