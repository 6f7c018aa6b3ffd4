// The words of the sede in its five languages, beyond those that all portals share; ours, since its markup is not public.
import type { NoticeState } from '../../model/notice.ts';
import { baseVocabulary } from '../kit/vocabulary/baseVocabulary.ts';
import { joinVocabularies, normalWords } from '../kit/vocabulary/vocabulary.ts';

const words = (text: string): string[] => text.split('|').map((word) => word.trim());

export const sedeVocabulary = joinVocabularies(baseVocabulary, {
  fields: {
    madeAvailable: words(
      'fecha puesta a disposición|puesta disposición|data posada a disposició|data posta a disposición|eskura jarritako data',
    ),
    caseNumber: words(
      "n.º expediente|nº exp.|expediente/solicitud|id de expediente/solicitud|núm. exp.|n.º d'expedient|espedientearen zenbakia|file no.",
    ),
    caseState: words(
      'estado de resolución|situación del procedimiento|situació de l’expedient|espedientearen egoera|file status',
    ),
  },
  lists: words(
    'mis notificaciones|mis expedientes|les meves notificacions|els meus expedients|as miñas notificacións|os meus expedientes|nire jakinarazpenak|nire espedienteak|my notifications|my files|datos de los expedientes',
  ),
  empty: words(
    'no tiene notificaciones pendientes|no dispone de expedientes|no té expedients|non ten expedientes|ez duzu espedienterik|you have no files|you have no cases|no existen expedientes a su nombre',
  ),
});

export type SectionName = 'notifications' | 'cases' | 'statuses';

/** Names of the menu's entries, as `normalWords`. The status service has no section: one enters and is there. */
export const sectionNames: Record<SectionName, ReadonlySet<string>> = {
  notifications: new Set(
    words(
      'mis notificaciones|notificaciones|les meves notificacions|as miñas notificacións|nire jakinarazpenak|my notifications',
    ).map(normalWords),
  ),
  cases: new Set(
    words('mis expedientes|els meus expedients|os meus expedientes|nire espedienteak|my files|my cases').map(
      normalWords,
    ),
  ),
  statuses: new Set(),
};

/** `Acceso con Cl@ve`, `Entrar CL@VE`, `Sartu Cl@ve-rekin`, as `normalWords`: the sign between the letters is a blank there. */
export const claveEntry =
  /\b(?:acceso|acceder|accede|entrar|identificarse|acces|accedir|entra|acceder|sartu|sarbidea|access|enter|sign in|log in)\b.{0,24}\bcl ?a?ve\b/;

/** What the service says when Cl@ve came back without a person. */
export const accessFailed =
  /acces(?:o|so)? (?:mediante|con|amb|mitjancant) cl ?a?ve ha fallado|no se ha podido (?:realizar la identificacion|identificar|autenticar)|autenticacion (?:fallida|erronea)|no ha sido posible identificar|identificacion cancelada|acces .{0,20}ha fallat|authentication failed/;

/** `Aceptar`, `Acceder al contenido`: what a page between says that asks once more. Never a rejection. */
export const acceptance =
  /^(?:aceptar|acepto|acceder|comparecer|confirmar|continuar|si|acceptar|accedir|continuar|onartu|sartu|berretsi|accept|access|continue|confirm)(?: .{0,60})?$/;
export const rejection = /\b(?:rechaz|rebutj|rexeit|baztertu|ukatu|reject|refus|cancel|volver|utzi|tornar)/;

const stateWords: [NoticeState, string][] = [
  [
    'pending',
    'pendiente|pendiente de acceso|pendiente de lectura|pendiente de comparecencia|no leida|no accedida|sin leer|sin acceder|nueva|puesta a disposicion|disponible|por leer|pendent|pendent d acces|no llegida|nova|non lida|pendente|pendente de acceso|zain|irakurri gabe|berria|eskuragarri|pending|unread|new|available|not accessed',
  ],
  [
    'opened',
    'leida|leido|accedida|accedido|abierta|abierto|vista|realizada|notificada|notificado|comparecida|llegida|oberta|accedida|notificada|lida|aberta|irakurrita|irekita|jakinarazita|read|opened|accessed|notified',
  ],
  ['accepted', 'aceptada|aceptado|acceptada|aceptada|onartua|accepted'],
  ['rejected', 'rechazada|rechazado|rebutjada|rexeitada|baztertua|rejected'],
  ['expired', 'expirada|expirado|caducada|caducado|vencida|caducat|vencuda|iraungita|expired'],
];
const states = new Map(
  stateWords.flatMap(([state, names]) => words(names).map((name) => [normalWords(name), state] as const)),
);

/** `Leída el 12/11/2026` counts as `Leída`. Null for words that nobody has seen yet. */
export const noticeStateOf = (text: string): NoticeState | null =>
  states.get(
    normalWords(text.replaceAll(/\d.*$/gs, ''))
      .replace(/ (?:el|a las|o|on|el dia)$/, '')
      .trim(),
  ) ?? null;
