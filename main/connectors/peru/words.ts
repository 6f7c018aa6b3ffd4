// The words of Migraciones as data: kinds, states, menus and obstacles; ours, the real pages are not public.
import type { NoticeKind } from '../../model/notice.ts';
import { baseVocabulary } from '../kit/vocabulary/baseVocabulary.ts';
import { joinVocabularies, type Vocabulary } from '../kit/vocabulary/vocabulary.ts';

const words = (text: string): string[] => text.split('|').map((word) => word.trim());

/** What the tolerant reader knows besides its own words. */
export const peruVocabulary: Vocabulary = joinVocabularies(baseVocabulary, {
  fields: {
    madeAvailable: words(
      'fecha de depósito en casilla|depositado en casilla|fecha de envío a casilla|fecha de puesta a disposición|notificada el|fecha y hora de notificación|fecha hora notificación|fec depósito',
    ),
    opened: words('fecha y hora de lectura|fecha de apertura|visto el'),
    expires: words(
      'fecha límite de pago|fecha de vencimiento de pago|vencimiento de pago|pagar hasta|plazo hasta',
    ),
    title: words('descripción del acto|acto administrativo|documento notificado'),
    caseNumber: words('n° de trámite|expediente administrativo|código de expediente|nro expediente|exp'),
    kind: words('tipo de acto|tipo de documento notificado|clase de notificación'),
    state: words('estado de lectura|lectura|situación'),
    issuer: words('unidad orgánica|jefatura zonal|dependencia emisora'),
    amount: words('monto de la multa|importe de la multa|monto a pagar|deuda'),
  },
  empty: words(
    'usted no tiene notificaciones|no presenta notificaciones|no registra notificaciones|no cuenta con notificaciones en su casilla|su casilla electrónica no tiene notificaciones|su casilla no contiene notificaciones',
  ),
  lists: words('casilla electrónica|bandeja de notificaciones|buzón de migraciones'),
  states: words('sin leer|por leer|no visto|visto|leído con acuse|pendiente de acuse'),
  links: {
    open: words('ver notificación|abrir notificación|leer notificación|ir a la notificación'),
    document: words('descargar pdf|ver pdf|descargar notificación|descargar cédula|ver archivo'),
    act: words('acusar|dar acuse|enviar acuse|confirmar acuse|marcar como leída|marcar como leído'),
    next: words('siguiente página|página siguiente|avanzar'),
  },
});

/**
 * Words that mean "the person has read this"; only these very words count, all others are unread. `Notificado`, `Recibido`
 * and `Con acuse` may be said of the deposit, `Abierto` and `Visto` of the procedure.
 */
export const readStates: ReadonlySet<string> = new Set(
  words('leido|leida|ya leido|ya leida|leido con acuse|leida con acuse|notificacion leida'),
);

/** What stands over or before a day on which the person read; a day of acknowledgement may be the system's own. */
export const readOn = /\b(?:lectura|leid[oa]|apertura|visto el)\b/;

/** A heading or a label that asks whether the person has read it, answered by yes, no or a day. */
export const readingQuestion = /^(?:(?:ya )?leid[oa]s?|fue leid[oa]|lectura)$/;

export interface KindRule {
  kind: NoticeKind;
  /** Whole words as they stand after `normalWords`. */
  pattern: RegExp;
  /** A sentence that holds one of these does not say it of this notice. */
  unless?: RegExp;
}

/** The most urgent first: when several match, the first wins. */
export const kindRules: readonly KindRule[] = [
  {
    kind: 'requirement',
    pattern:
      /\b(?:subsan(?:ar|e|acion|arse|arlas?|arlos?)|requerimiento|se (?:le )?requiere|requerir(?:le)?|observad[oa]s?|observacion(?:es)?|documentos? faltantes?|apercibimiento|absolver|complet(?:ar|e) la documentacion|falta (?:presentar|adjuntar))\b/,
    unless:
      /\b(?:no (?:cumplio|subsano|ha cumplido|absolvio|presento)|no haber|sin haber|vencido el plazo|pese a|subsanad[oa]s|absueltas|levantad[oa]s?|se levanta|observaciones? fue(?:ron)?|haber subsanado|subsano|sin observaciones|cumplio con)\b/,
  },
  {
    kind: 'denial',
    pattern:
      /\b(?:improceden(?:te|cia)|no procede|deneg(?:ad[oa]|ar|acion|atoria|atorio)|se deniega|infundad[oa]|desestim(?:ad[oa]|ar)|inadmisible|abandono|rechazad[oa]|archivo definitivo|archivar|(?:se )?dispone(?:r)? el archivo|expulsion|salida obligatoria|cancelacion de (?:la )?(?:residencia|calidad))\b/,
    unless:
      /\b(?:puede|podra|podria|en caso|de lo contrario|caso contrario|bajo apercibimiento|apercibimiento)\b/,
  },
  {
    kind: 'instalment',
    pattern:
      /\b(?:fraccionamiento|fraccionad[oa]|cronograma de (?:pagos?|cuotas)|cuotas? (?:inicial|mensual(?:es)?|n|1))\b/,
    unless:
      /\b(?:puede (?:solicitar|acogerse)|podra (?:solicitar|acogerse|pagar)|si desea|opcion de|denegar|improcedente)\b/,
  },
  {
    kind: 'fine',
    pattern: /\b(?:multa|multas|sancion|sancionar|sanciona|sancion pecuniaria|infraccion)\b/,
    unless:
      /\b(?:sin multa|no registra multas?|no tiene multas?|so pena de|podra ser sancionad[oa]|exonerad[oa])\b/,
  },
  {
    kind: 'appointment',
    pattern:
      /\b(?:cita (?:de|para|programada|el)|citacion|recojo (?:de|del)|recoger (?:su|el)|se le cita|toma de (?:biometricos|datos)|entrega de(?:l)? (?:carne|documento))\b/,
  },
  {
    kind: 'approval',
    pattern:
      /\b(?:procedente|aprobad[oa]|aprobar|aprueba|aprobacion|se otorga|otorgar|otorgad[oa]|se concede|conceder|favorable|fundad[oa])\b/,
    unless: /\b(?:no (?:es|resulta|procede)|improceden(?:te|cia)|silencio|desfavorable|de ser)\b/,
  },
  {
    kind: 'resolution',
    pattern: /\b(?:resolucion|se resuelve|cedula de notificacion|acto administrativo)\b/,
  },
  {
    kind: 'receipt',
    pattern:
      /\b(?:constancia|hoja de tramite|cargo de (?:presentacion|recepcion)|comprobante|recibido su solicitud)\b/,
  },
  { kind: 'communication', pattern: /\b(?:comunicado|aviso|amnistia|informativ[oa]|comunicacion)\b/ },
];

/** Names of the ways to the list, the nearest to it first; a link's text must be this and no more. */
export const menuNames: readonly { name: string; pattern: RegExp }[] = [
  {
    name: 'notificaciones',
    pattern:
      /^(?:mis |ver (?:mis )?|bandeja de |ir a )?notificaciones(?: electronicas| recibidas)?(?: \d+)?$/,
  },
  { name: 'casilla', pattern: /^(?:mi |su |ver |ir a (?:mi |la )?)?casilla(?: electronica)?(?: \d+)?$/ },
  {
    name: 'buzon',
    pattern:
      /^(?:mi |su |ver |ir al? )?buzon(?: electronico)?(?: de(?: notificaciones| migraciones)?)?(?: \d+)?$/,
  },
];

export const signInWords = {
  user: words('usuario|user|login|cuenta|código de usuario'),
  submit: /^(?:ingresar|iniciar sesion|entrar|acceder|aceptar|login|ingreso|continuar|validar)$/,
  captcha: words(
    'captcha|código de la imagen|texto de la imagen|código de seguridad|código de verificación|caracteres',
  ),
};

/** How an alert mail speaks; words as they stand after `normalWords`. */
export const alertWords = {
  authority:
    /\b(?:superintendencia nacional de migraciones|migraciones peru|buzon (?:electronico )?de migraciones|casilla (?:electronica )?de migraciones|agencia (?:digital|virtual) (?:de )?migraciones|migraciones sine|sel migraciones)\b/,
  box: /\b(?:casilla|buzon|bandeja)\b/,
  arrival:
    /\b(?:(?:tiene|cuenta con|ha recibido|recibio|dispone de|registra) (?:\w+ ){0,3}(?:notificaci\w+|comunicaci\w+|mensajes?|documentos?|resoluci\w+|requerimientos?)|nuev[ao]s? (?:notificaci\w+|comunicaci\w+|mensajes?|documentos?)|se (?:le )?(?:ha |han )?(?:deposit\w+|notific\w+|remiti\w+|envi\w+)|mensaje de alerta|alerta de notificacion|(?:notificaci\w+|requerimientos?|resoluci\w+) (?:\w+ ){0,4}(?:deposit\w+|disponible|pendiente))\b/,
  /** Other countries' authorities, and people who write about their own casilla. */
  stranger:
    /\b(?:servicio nacional de migraciones|serviciomigraciones|extranjeria y migracion|gob cl|direccion nacional de migraciones|migracion colombia|dehu|mi casilla|mi buzon)\b/,
};

/** The way through the Agencia Digital, the farthest step first. */
export const agenciaSteps: readonly { name: string; pattern: RegExp }[] = [
  { name: 'buzon', pattern: /^(?:ir al? |ver |mi )?buzon(?: electronico)?(?: de migraciones)?$/ },
  { name: 'foreigner', pattern: /^(?:soy )?extranjer[oa]$/ },
  { name: 'enter', pattern: /^(?:entrar|ingresar|iniciar sesion)$/ },
];

/** Which of the person's data a label asks for; the first that fits. Words as they stand after `normalWords`, blanks around. */
export const personLabels: readonly { name: string; pattern: RegExp }[] = [
  { name: 'documentType', pattern: / tipo (?:de )?(?:documento|doc) / },
  {
    name: 'documentNumber',
    pattern:
      / (?:n|no|nro|num|numero)(?: de)? (?:documento|doc|carne|pasaporte|permiso|cedula) | numerodocumento | documento de identidad /,
  },
  { name: 'birthDay', pattern: /^ dia(?: de nacimiento)? $/ },
  { name: 'birthMonth', pattern: /^ mes(?: de nacimiento)? $/ },
  { name: 'birthYear', pattern: /^ ano(?: de nacimiento)? $/ },
  { name: 'birthOn', pattern: / (?:fecha|f|fec)(?: de)? nacimiento | fechanacimiento / },
  { name: 'nationality', pattern: / nacionalidad | pais de (?:nacimiento|origen|nacionalidad) / },
  { name: 'surnames', pattern: / apellidos? / },
  { name: 'names', pattern: / nombres? / },
];

/** Where fines are paid unless the notice says otherwise; looked up on the day that stands beside it. */
export const paymentPlaces = { places: 'Banco de la Nación; págalo.pe', checkedOn: '2026-11-21' };
