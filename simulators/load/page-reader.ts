// Tells which page of the target a text is, mostly without parsing it: parsing costs k6 a quarter of a passkey sign-in.
// Selectors of the form tag[attribute="value"] leave a mark in the text, attribute="value"; where exactly one page's mark stands in it,
// that page it is. Everything else is asked of the parsed page.
import type { PageName, Target } from '../../scenarios/schema/target.ts';
import type { PageReader, ParsedPage } from './web-client.ts';

const simpleSelector = /^[a-z]+\[([a-z-]+)="([^"\\]+)"\]$/i;
const attributeOfSelector = /\[([a-z-]+)\]$/i;

/** @param parse HTML → page. */
export function createPageReader({ pages, errorCode }: Pick<Target, 'pages' | 'errorCode'>, parse: (body: string) => ParsedPage): PageReader {
  const selectors = Object.entries(pages) as [PageName, string][];
  const marks = new Map<string, PageName>();
  for (const [page, selector] of selectors) {
    const [, attribute, value] = simpleSelector.exec(selector) ?? [];
    if (attribute !== undefined && value !== undefined) marks.set(`${attribute}="${value}"`, page);
  }
  // One search by the engine's own regular expressions instead of one for each page.
  const anyMark = marks.size === selectors.length && marks.size > 0 ? new RegExp([...marks.keys()].map(literally).join('|'), 'g') : undefined;
  const codeAttribute = attributeOfSelector.exec(errorCode)?.[1];

  return {
    parse,
    pageOf(body) {
      const found = anyMark === undefined ? null : body.match(anyMark);
      if (found?.length === 1) return marks.get(found[0] ?? '');
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

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
