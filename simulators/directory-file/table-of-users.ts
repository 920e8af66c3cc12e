// Users as Graph answers them, `{"value": [...]}`, or a bare list of them, as the rows of a table.
import { z } from 'zod';
import { parsedJson } from '../../scenarios/schema/parsed-json.ts';
import { unfit, type Table } from './table-of-file.ts';

const users = z.array(z.record(z.string(), z.unknown()));
const answer = z.union([users, z.object({ value: users }).transform(({ value }) => value)]);

/** Members that are no text (licences, phones) are empty cells. A row's line is its place in the list, from 1. @throws PilotError, bad input: table-unreadable. */
export function tableOfUsers(file: string, text: string): Table {
  const content = parsedJson(text);
  const parsed = answer.safeParse(content);
  if (!parsed.success)
    throw unfit(
      'table-unreadable',
      file,
      content === undefined ? 'text that is not JSON' : 'JSON that is no list of users',
      '{"value": [users]}, as Graph answers, or a list of users',
      'name a CSV file or an answer of Graph',
    );
  const columns = [...new Set(parsed.data.flatMap((user) => Object.keys(user)))].filter(
    (name) => !name.startsWith('@odata.'),
  );
  const rows = parsed.data.map((user, at) => ({
    line: at + 1,
    cells: columns.map((name) => {
      const value = Object.hasOwn(user, name) ? user[name] : undefined;
      return typeof value === 'string' ? value : '';
    }),
  }));
  return { file, columns, rows };
}
