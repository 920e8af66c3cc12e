// A strict reader of CSV for tests, written from RFC 4180: refuses what the grammar there refuses. Returns rows of fields, the header first.

export function readCsv(text: string, separator = ','): string[][] {
  if (!text.startsWith('\ufeff')) throw new Error('no byte order mark');
  const rows: string[][] = [];
  let at = 1;
  let row: string[] = [];
  while (at < text.length) {
    let field = '';
    if (text[at] === '"') {
      at += 1;
      for (; !(text[at] === '"' && text[at + 1] !== '"'); at += 1) {
        if (at >= text.length) throw new Error('a quote is open at the end');
        if (text[at] === '"') at += 1;
        field += text[at];
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== separator && text[at] !== '\r') {
        if (text[at] === '"' || text[at] === '\n') throw new Error(`a bare ${JSON.stringify(text[at])} at ${at}`);
        field += text[at];
        at += 1;
      }
    }
    row.push(field);
    if (text[at] === separator) {
      at += 1;
      continue;
    }
    if (text[at] !== '\r' || text[at + 1] !== '\n') throw new Error(`no CRLF at ${at}`);
    at += 2;
    rows.push(row);
    row = [];
  }
  if (row.length > 0) throw new Error('no CRLF at the end');
  return rows;
}
