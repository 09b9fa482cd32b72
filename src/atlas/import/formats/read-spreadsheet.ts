/** Spreadsheets: XLSX by a library, ODS by its XML. Each sheet is a table; the first one with positions is read. */
import { strFromU8, unzipSync } from 'fflate';
import readXlsxFile from 'read-excel-file/universal';
import { ReadError, type FeatureCollector, type ReadRequest } from '../collector.ts';
import { isBlank, tableFeatures, type Cell, type Row } from '../read-table.ts';
import { parseXml } from '../read-xml.ts';
import type { XmlElement } from '../xml-tree.ts';

interface Sheet {
  readonly name: string;
  readonly rows: readonly Row[];
}

/** Rows by which the columns are guessed. */
const HEAD = 60;
const EMPTY: Cell = { text: '', quoted: false };

function cellOf(value: unknown): Cell {
  if (value === null || value === undefined) return EMPTY;
  if (value instanceof Date) return { text: Number.isNaN(value.getTime()) ? '' : dayOf(value), quoted: true };
  if (typeof value === 'number' || typeof value === 'boolean') return { text: String(value), quoted: false, value };
  return { text: typeof value === 'string' ? value : JSON.stringify(value), quoted: true };
}

/** A day, or a day and its time. */
const dayOf = (date: Date): string => date.toISOString().replace('T00:00:00.000Z', '').replace('.000Z', 'Z');

async function sheetsOfXlsx(bytes: Uint8Array): Promise<readonly Sheet[]> {
  try {
    const sheets = await readXlsxFile(bytes.slice().buffer);
    return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data.map((row) => row.map(cellOf)) }));
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 120) : '';
    throw new ReadError({ code: 'broken', format: 'XLSX', detail });
  }
}

/** Repeated cells and rows at the end of a sheet only fill it up to its edge. */
const MOST_REPEATED = 1000;

const repeated = (element: XmlElement, what: string): number =>
  Math.min(MOST_REPEATED, Math.max(1, Number(element.getAttribute(`table:number-${what}-repeated`)) || 1));

function odsCell(cell: XmlElement): Cell {
  const lines = cell.children.filter(({ tagName }) => tagName === 'text:p');
  const text = lines.map((line) => line.textContent).join('\n');
  const number = Number(cell.getAttribute('office:value'));
  switch (cell.getAttribute('office:value-type')) {
    case 'float':
    case 'percentage':
    case 'currency':
      return Number.isFinite(number) ? { text: String(number), quoted: false, value: number } : { text, quoted: true };
    case 'date':
      return { text: (cell.getAttribute('office:date-value') ?? text).replace(/T00:00:00$/, ''), quoted: true };
    case 'boolean':
      return cellOf(cell.getAttribute('office:boolean-value') === 'true');
    default:
      return text ? { text, quoted: true } : EMPTY;
  }
}

function odsRows(row: XmlElement): readonly Row[] {
  const cells = row.children
    .filter(({ tagName }) => /^table:(covered-)?table-cell$/.test(tagName))
    .flatMap((cell): Row => Array.from({ length: repeated(cell, 'columns') }, () => odsCell(cell)));
  while (cells.at(-1) === EMPTY) cells.pop();
  return Array.from({ length: cells.length === 0 ? 1 : repeated(row, 'rows') }, () => cells);
}

function sheetsOfOds(bytes: Uint8Array): readonly Sheet[] {
  const content = unzipSync(bytes, { filter: ({ name }) => name === 'content.xml' })['content.xml'];
  if (!content) throw new ReadError({ code: 'broken', format: 'ODS', detail: 'no content.xml' });
  return parseXml(strFromU8(content))
    .getElementsByTagName('table:table')
    .map((table) => ({
      name: table.getAttribute('table:name') ?? '',
      rows: table.getElementsByTagName('table:table-row').flatMap(odsRows),
    }));
}

const readSheet = ({ name, rows }: Sheet, sheets: readonly string[], asked: ReadRequest): Promise<FeatureCollector> =>
  tableFeatures(
    {
      head: rows.filter((row) => !isBlank(row)).slice(0, HEAD),
      each: (heard) => {
        rows.forEach((row, n) => {
          if (!isBlank(row)) heard(row, n + 1);
        });
      },
      unit: 'line',
      layout: { encoding: 'utf-8', delimiter: ',', sheet: name },
      text: false,
      sheets,
    },
    asked,
  );

/** @throws {ReadError} where it is broken, or no sheet is understood: then with the question about the first. */
export async function readSpreadsheet(
  kind: 'xlsx' | 'ods',
  bytes: Uint8Array,
  asked: ReadRequest,
): Promise<FeatureCollector> {
  const sheets = kind === 'xlsx' ? await sheetsOfXlsx(bytes) : sheetsOfOds(bytes);
  const filled = sheets.filter(({ rows }) => rows.some((row) => !isBlank(row)));
  const names = filled.map(({ name }) => name);
  const chosen = filled.find(({ name }) => name === asked.table?.choice.sheet);
  if (chosen) return readSheet(chosen, names, asked);
  let failed: ReadError | undefined;
  for (const sheet of filled) {
    try {
      return await readSheet(sheet, names, asked);
    } catch (error) {
      if (!(error instanceof ReadError)) throw error;
      failed ??= error;
    }
  }
  throw failed ?? new ReadError({ code: 'empty' });
}
