import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse as parseYaml } from 'yaml';
import type { PageName } from '../../../../scenarios/flows/page-name.ts';
import { target as targetSchema, type Target } from '../../../../scenarios/schema/target.ts';
import { parseNodePage } from './node-web-client.fixture.ts';
import { createPageReader } from './page-reader.ts';

const target = targetSchema.parse(
  parseYaml(readFileSync(new URL('../../../../scenarios/targets/reference.yaml', import.meta.url), 'utf8')),
);
const pageNames = Object.keys(target.pages) as PageName[];

/** A reader that counts how often it had to parse. */
function readerOf(description: Pick<Target, 'pages' | 'errorCode'> = target) {
  const count = { parsed: 0 };
  const reader = createPageReader(description, (body) => {
    count.parsed += 1;
    return parseNodePage(body);
  });
  return { ...reader, count };
}

const page = (name: string, inside = '') =>
  `<!doctype html><html><head><title>x</title></head><body><main class="card" data-page="${name}">${inside}</main></body></html>`;
const selectorsOf = (shape: (name: PageName) => string) => ({
  errorCode: target.errorCode,
  pages: Object.fromEntries(pageNames.map((name) => [name, shape(name)])) as Target['pages'],
});

describe('pageOf', () => {
  it.each(pageNames)('tells "%s" by its mark, without parsing', (name) => {
    const { pageOf, count } = readerOf();
    expect(pageOf(page(name))).toBe(name);
    expect(count.parsed).toBe(0);
  });

  it.each([
    ['a page it does not know', page('cookie-banner'), undefined],
    ['no page at all', 'upstream timed out', undefined],
    ['nothing', '', undefined],
    ['a mark with other quotes', page('home').replace('"home"', "'home'"), 'home'],
    ['a mark that begins like another', page('code-of-conduct'), undefined],
    ['a mark on something else beside its own', page('password', '<a data-page="home">Home</a>'), 'password'],
    ['a mark in a person’s name', page('home', '<p>data-page="sign-in"</p>'), 'home'],
    ['a mark twice', page('home', '<i data-page="home"></i>'), 'home'],
    ['a mark that is cut off', '<main data-page="home', undefined],
  ])('asks the parsed page of %s', (_, body, name) => {
    const { pageOf, count } = readerOf();
    expect(pageOf(body)).toBe(name);
    expect(count.parsed).toBe(1);
  });

  it.each([
    ['another kind', selectorsOf((name) => `#page-${name}`), '<div id="page-home"></div>'],
    [
      'several attributes',
      selectorsOf((name) => (name === 'home' ? 'main[role="home"]' : `main[data-page="${name}"]`)),
      '<main role="home"></main>',
    ],
    [
      'one value for two pages',
      selectorsOf((name) => (name === 'home' ? 'body[data-page="sign-in"] > h1' : `main[data-page="${name}"]`)),
      '<body data-page="sign-in"><h1>x</h1></body>',
    ],
    [
      'one attribute and value on two tags',
      selectorsOf((name) => (name === 'home' ? 'div[data-page="sign-in"]' : `main[data-page="${name}"]`)),
      '<div data-page="sign-in"></div>',
    ],
  ])('goes by selectors of %s', (_, description, body) => {
    expect(readerOf(description).pageOf(body)).toBe('home');
    expect(
      readerOf(description).pageOf(
        description.pages['sign-in'] === '#page-sign-in' ? '<p id="page-sign-in"></p>' : page('sign-in'),
      ),
    ).toBe('sign-in');
    expect(readerOf(description).pageOf('<p></p>')).toBeUndefined();
  });
});

describe('codeOf', () => {
  it('finds none without parsing where there is no such element', () => {
    const { codeOf, count } = readerOf();
    expect(codeOf(page('password'))).toBeUndefined();
    expect(count.parsed).toBe(0);
  });

  it.each([
    ['its code', '<p id="error" data-code="50126">Wrong.</p>', '50126'],
    ['an empty one', '<p id="error" data-code="">Wrong.</p>', undefined],
    ['that of something else', '<p id="hint" data-code="50126">Wrong.</p>', undefined],
  ])('reads %s', (_, inside, code) => expect(readerOf().codeOf(page('password', inside))).toBe(code));

  it('takes the text of an element without the attribute', () => {
    const { codeOf } = readerOf({ ...target, errorCode: '.error' });
    expect(codeOf(page('password', '<b class="error"> AADSTS50126 </b>'))).toBe('AADSTS50126');
    expect(codeOf(page('password', '<b class="error"> </b>'))).toBeUndefined();
    expect(codeOf(page('password'))).toBeUndefined();
  });
});
