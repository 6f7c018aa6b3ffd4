// Reads the rows that a page leaves to a script: JSON answers and literals of JavaScript, parsed and never run.

type Literal = string | number | boolean | null | Literal[] | { [name: string]: Literal };

/** A table of the first array of rows in the script; null when it holds none. `headings` serve rows without names. */
export function tableInScript(script: string, headings: readonly string[]): string | null {
  for (const { index } of script.matchAll(/\[\s*(?=[{[])/g)) {
    const value = parseLiteral(script, index);
    const found = Array.isArray(value) ? tableOf(value, headings) : null;
    if (found) return found;
  }
  return null;
}

/** The same of a JSON answer: the rows themselves, or the first array in it, also as text inside `d` as ASP.NET answers. */
export function tableInJson(text: string): string | null {
  try {
    const value: unknown = JSON.parse(text);
    const inner = typeof value === 'object' && value !== null && 'd' in value ? value.d : value;
    const rows: unknown = typeof inner === 'string' ? JSON.parse(inner) : inner;
    return tableOf(Array.isArray(rows) ? rows : arrayIn(rows), []);
  } catch {
    return null;
  }
}

const arrayIn = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null
    ? (Object.values(value).find((one): one is unknown[] => Array.isArray(one)) ?? [])
    : [];

function tableOf(rows: readonly unknown[], headings: readonly string[]): string | null {
  const arrays = rows.filter((row): row is unknown[] => Array.isArray(row));
  if (arrays.length > 0 && arrays.length === rows.length) {
    const isNamed = arrays.every((row) => row.length === headings.length);
    return arrays.some((row) => row.length > 1) ? table(isNamed ? headings : [], arrays) : null;
  }
  const objects = rows.filter(
    (row): row is Record<string, unknown> => typeof row === 'object' && row !== null && !Array.isArray(row),
  );
  const names = [...new Set(objects.flatMap((row) => Object.keys(row)))];
  if (objects.length === 0 || names.length < 2) return null;
  const cells = objects.map((row) => names.map((name) => row[name]));
  return table(names.map(spaced), cells);
}

function table(headings: readonly string[], rows: readonly (readonly unknown[])[]): string {
  const head = headings.map((heading) => `<th>${escape(heading)}</th>`).join('');
  const lines = rows.map((row) => `<tr>${row.map((value) => `<td>${cell(value)}</td>`).join('')}</tr>`);
  return `<table>${head === '' ? '' : `<thead><tr>${head}</tr></thead>`}<tbody>${lines.join('')}</tbody></table>`;
}

/** Cells of such tables may be HTML themselves (links); what is no text stays out. */
function cell(value: unknown): string {
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string') return '';
  const moment = /^\/Date\((-?\d+)/.exec(value);
  if (moment) return limaTime(Number(moment[1]));
  return /<\w+[\s>]/.test(value) ? value : escape(value);
}

/** Peru has had no clock changes since 1994: UTC-5. */
function limaTime(ms: number): string {
  const at = new Date(ms - 5 * 3_600_000);
  return Number.isNaN(at.getTime()) ? '' : at.toISOString().slice(0, 19).replace('T', ' ');
}

/** `FechaNotificacion`, `nro_expediente` as the headings that they are. */
const spaced = (name: string): string =>
  name.replaceAll(/([a-záéíóúñ])([A-Z])/g, '$1 $2').replaceAll('_', ' ');

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

const deepest = 20;
const simple = /\s*(?:(-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)|(true|false|null|undefined)\b)/iy;
const quoted = /\s*(?:"((?:[^"\\\n]|\\[\s\S])*)"|'((?:[^'\\\n]|\\[\s\S])*)'|`((?:[^`\\$]|\\[\s\S])*)`)/y;
const bareName = /\s*([\p{L}_$][\p{L}\p{N}_$]*)/uy;

/** JSON, and what people write instead: bare names, single quotes, a comma at the end. Undefined for anything else. */
function parseLiteral(text: string, from: number): Literal | undefined {
  let at = from;
  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (found) at = pattern.lastIndex;
    return found;
  };
  const skip = (char: string): boolean => {
    while (/\s/.test(text[at] ?? '')) at += 1;
    if (text[at] !== char) return false;
    at += 1;
    return true;
  };
  const readString = (): string | undefined => {
    const found = match(quoted);
    return found ? unescape(found[1] ?? found[2] ?? found[3] ?? '') : undefined;
  };
  const read = (depth: number): Literal | undefined => {
    if (depth > deepest) return undefined;
    if (skip('[')) return readArray(depth);
    if (skip('{')) return readObject(depth);
    const string = readString();
    if (string !== undefined) return string;
    const found = match(simple);
    if (!found) return undefined;
    if (found[1] !== undefined) return Number(found[1]);
    return found[2] === 'true' ? true : found[2] === 'false' ? false : null;
  };
  const readArray = (depth: number): Literal[] | undefined => {
    const values: Literal[] = [];
    while (!skip(']')) {
      const value = read(depth + 1);
      if (value === undefined) return undefined;
      values.push(value);
      if (!skip(',') && text[at] !== ']') return undefined;
    }
    return values;
  };
  const readObject = (depth: number): Literal | undefined => {
    const pairs: [string, Literal][] = [];
    while (!skip('}')) {
      const name = readString() ?? match(bareName)?.[1];
      const value = name !== undefined && skip(':') ? read(depth + 1) : undefined;
      if (name === undefined || value === undefined) return undefined;
      pairs.push([name, value]);
      if (!skip(',') && text[at] !== '}') return undefined;
    }
    return Object.fromEntries(pairs);
  };
  return read(0);
}

const unescape = (text: string): string =>
  text.replaceAll(
    /\\(?:u([0-9a-f]{4})|x([0-9a-f]{2})|([\s\S]))/gi,
    (_, long?: string, short?: string, plain?: string) =>
      long || short
        ? String.fromCharCode(Number.parseInt(long ?? short ?? '', 16))
        : ({ n: '\n', t: '\t', r: '\r' }[plain ?? ''] ?? plain ?? ''),
  );
