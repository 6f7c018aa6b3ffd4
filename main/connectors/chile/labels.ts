// Reads "label: value" as these mails print it: on one line, on two, or in the cells of a table.
import { fold } from './fold.ts';

export type FieldName =
  | 'person'
  | 'givenNames'
  | 'familyNames'
  | 'procedure'
  | 'office'
  | 'address'
  | 'commune'
  | 'region'
  | 'date'
  | 'hour'
  | 'dateAndHour'
  | 'code'
  | 'caseNumber'
  | 'listEntry'
  | 'amount';

export interface PrintedField {
  value: string;
  /** The line as printed. */
  quote: string;
}

/** Folded labels, whole; what stands between label and value is left to the reader below. */
const labels: readonly [FieldName, RegExp][] = [
  [
    'person',
    /^(?:nombre(?: completo| y apellidos?)?|nombre del (?:solicitante|titular|usuario)|solicitante|titular|beneficiari[oa]|sr\(?a?\)?|full name|name|applicant)$/,
  ],
  ['givenNames', /^(?:nombres|given names?|first name)$/],
  ['familyNames', /^(?:apellidos?|apellidos? 1|primer apellido|surname|last name)$/],
  [
    'procedure',
    /^(?:tramite(?: a realizar| solicitado)?|tipo de tramite|procedimiento|servicio|motivo|tipo de solicitud|procedure|service)$/,
  ],
  [
    'office',
    /^(?:oficina(?: de atencion| elegida)?|lugar(?: de atencion)?|sede|centro de atencion|unidad|office|place)$/,
  ],
  ['address', /^(?:direccion(?: de la oficina)?|domicilio de (?:la oficina|atencion)|ubicacion|address)$/],
  ['commune', /^(?:comuna|ciudad|city)$/],
  ['region', /^(?:region|zona)$/],
  [
    'dateAndHour',
    /^(?:fecha y hora(?: de (?:la )?(?:cita|atencion|reserva))?|dia y hora|date and time|citacion)$/,
  ],
  [
    'listEntry',
    /^(?:fecha de (?:ingreso|inscripcion|incorporacion)(?: (?:a|en) (?:la )?(?:lista(?: de espera)?|asignacion.*))?|entry date|date of entry)$/,
  ],
  [
    'date',
    /^(?:fecha(?: de (?:la )?(?:cita|atencion|reserva|hora|citacion))?|dia(?: de (?:la )?(?:cita|atencion))?|date)$/,
  ],
  ['hour', /^(?:hora(?: de (?:la )?(?:cita|atencion|reserva|citacion))?|horario|bloque(?: horario)?|time)$/],
  [
    'code',
    /^(?:(?:n\.?[o0°º]?|numero|codigo|cod\.?|folio|id)(?: de| del)?(?: la| su)? ?(?:reserva|cita|hora|comprobante|confirmacion|atencion)|codigo|comprobante(?: de reserva)?(?: n\.?[o°º]?)?|folio|(?:booking|reservation|confirmation) (?:code|number))$/,
  ],
  [
    'caseNumber',
    /^(?:id(?: de| del)? (?:tramite|solicitud)|(?:n\.?[o0°º]?|numero)(?: de| del)? ?(?:solicitud|tramite|expediente|ticket|caso)|solicitud(?: n\.?[o°º]?| numero)|ticket(?: n\.?[o°º]?| id)?|expediente(?: n\.?[o°º]?)?|(?:case|application|ticket) (?:number|id))$/,
  ],
  ['amount', /^(?:monto|valor|total(?: a pagar)?|amount)$/],
];

/** The first value printed for each label, in the order of the text. */
export function readFields(text: string): Map<FieldName, PrintedField> {
  const fields = new Map<FieldName, PrintedField>();
  const lines = text.split('\n').map(unquoted);
  lines.forEach((line, index) => {
    const next = lines.slice(index + 1).find((one) => one !== '') ?? '';
    for (const [name, value] of fieldsOfLine(line, next)) {
      if (!fields.has(name) && value !== '')
        fields.set(name, { value: value.slice(0, 300), quote: line.slice(0, 300) });
    }
  });
  return fields;
}

/** Forwarded and answered lines carry marks in front. */
const unquoted = (line: string): string =>
  line
    .replace(/^[>\s*•·\-–]+/, '')
    .replaceAll('*', '')
    .trim();

function fieldsOfLine(line: string, next: string): [FieldName, string][] {
  if (line.length > 400) return [];
  const cells = line.split(' | ').map((cell) => cell.trim());
  const names = cells.map((cell) => labelOf(cell));
  const nextCells = next.split(' | ').map((cell) => cell.trim());
  // A header row: labels only, and as many values below.
  if (cells.length > 1 && names.every((name) => name !== null) && nextCells.length === cells.length) {
    return names.flatMap((name, at): [FieldName, string][] => (name ? [[name, nextCells[at] ?? '']] : []));
  }
  const found: [FieldName, string][] = [];
  cells.forEach((cell, at) => {
    const name = names[at];
    if (name) {
      const value = cells[at + 1] ?? (cells.length === 1 ? next : '');
      if (value !== '' && labelOf(value) === null && !/^[^:|]{1,40}:\s/.test(value))
        found.push([name, value]);
      return;
    }
    const pair = /^([^:]{1,60}):\s*(\S.*)$/.exec(cell) ?? /^([^-–]{1,60}?)\s[-–]\s(\S.*)$/.exec(cell);
    const pairName = pair?.[1] ? labelOf(pair[1]) : null;
    if (pairName && pair?.[2]) found.push([pairName, pair[2].trim()]);
    else {
      // N° de reserva RH-1234, ID del trámite 99: a number sign or a token with digits right behind the label.
      const token = /^(.{2,40}?)[\s#]+([A-Za-z]{0,6}[-/]?\d[\w/.-]{2,30})\.?$/.exec(cell);
      const tokenName = token?.[1] ? labelOf(token[1]) : null;
      if ((tokenName === 'code' || tokenName === 'caseNumber') && token?.[2])
        found.push([tokenName, token[2]]);
    }
  });
  return found;
}

function labelOf(text: string): FieldName | null {
  if (text.length > 60) return null;
  const label = fold(text)
    .replaceAll(/[:.;#]+$/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return labels.find(([, words]) => words.test(label))?.[0] ?? null;
}
