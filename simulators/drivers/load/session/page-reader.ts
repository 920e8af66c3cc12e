// Tells which page of the target a text is, mostly without parsing it: parsing one took k6 some 0.4 ms (2 busy cores).
// Selectors of the form tag[attribute="value"], all of one attribute, leave a mark in the text, attribute="value"; where it stands there just
// once, its value says which page it is. Everything else is asked of the parsed page.
import type { PageName } from '../../../../scenarios/flows/page-name.ts';
import type { Target } from '../../../../scenarios/schema/target.ts';
import type { PageReader, ParsedPage } from './web-client.ts';

const simpleSelector = /^[a-z]+\[([a-z-]+)="([^"\\]+)"\]$/i;
const attributeOfSelector = /\[([a-z-]+)\]$/i;

/** @param parse HTML → page. */
export function createPageReader(
  { pages, external, recovery, errorCode }: Pick<Target, 'pages' | 'external' | 'recovery' | 'errorCode'>,
  parse: (body: string) => ParsedPage,
): PageReader {
  const selectors = Object.entries({ ...pages, ...external?.pages, ...recovery?.pages }) as [PageName, string][];
  const parsed = selectors.map(([page, selector]) => ({ page, parts: simpleSelector.exec(selector) }));
  const attributes = new Set(parsed.map(({ parts }) => parts?.[1]));
  const [attribute] = attributes;
  // All pages are told apart by one attribute: its value says which, and one search finds it.
  const pageOfValue = new Map(parsed.map(({ page, parts }) => [parts?.[2], page]));
  const mark =
    attributes.size === 1 && attribute !== undefined && pageOfValue.size === selectors.length
      ? `${attribute}="`
      : undefined;
  const codeAttribute = attributeOfSelector.exec(errorCode)?.[1];

  return {
    parse,
    pageOf(body) {
      const at = mark === undefined ? -1 : body.indexOf(mark);
      if (mark !== undefined && at >= 0 && body.indexOf(mark, at + mark.length) < 0) {
        const begin = at + mark.length;
        const found = pageOfValue.get(body.slice(begin, body.indexOf('"', begin)));
        if (found !== undefined) return found;
      }
      const page = parse(body);
      return selectors.find(([, selector]) => page.matches(selector))?.[0];
    },
    codeOf(body) {
      if (codeAttribute !== undefined && !body.includes(`${codeAttribute}=`)) return undefined;
      const page = parse(body);
      const code = page.attribute(errorCode, 'data-code') ?? page.text(errorCode)?.trim();
      return code === undefined || code === '' ? undefined : code;
    },
  };
}
