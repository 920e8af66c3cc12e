// Tables and titles of a report's page, as a reader sees them: plain text, by caption.

/** What a reader sees of a piece of the page. */
export function plainText(html: string): string {
  return html
    .replaceAll(/<(style|script|svg)\b.*?<\/\1>/gs, ' ')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
    .replaceAll(/[\s\u00a0]+/g, ' ')
    .trim();
}

export interface ReadTable {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** @throws when there is no such table, or more than one. */
export function tableOf(html: string, caption: string): ReadTable {
  const found = [...html.matchAll(/<table>(.*?)<\/table>/gs)]
    .map(([, table = '']) => table)
    .filter((table) => plainText(/<caption[^>]*>(.*?)<\/caption>/s.exec(table)?.[1] ?? '') === caption);
  const [table] = found;
  if (table === undefined || found.length > 1)
    throw new Error(`found ${found.length} tables "${caption}", expected one`);
  const [columns = [], ...rows] = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => plainText(cell)),
  );
  return { columns, rows };
}

/** Of a chart, by its id. */
export function titleOf(html: string, chart: string): string {
  const [, figure = ''] = new RegExp(`<figure id="${chart}">(.*?)</figure>`, 's').exec(html) ?? [];
  const [, title = ''] = /<h3[^>]*>(.*?)<\/h3>/s.exec(figure) ?? [];
  if (title === '') throw new Error(`found no title of the chart ${chart}`);
  return plainText(title);
}

/** A number as reports write it: grouped, with a true minus. */
export const numberIn = (text: string): number => Number(text.replaceAll(/[\s\u00a0]/g, '').replace('−', '-'));
