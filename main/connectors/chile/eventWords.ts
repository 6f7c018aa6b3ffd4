// The words by which a mail tells what happened; no template is public, so many signs count together and none alone decides.
import type { NoticeKind } from '../../model/notice.ts';

/** What a mail tells; several of them share a kind of notice. */
export type MailEvent =
  | 'listLeft'
  | 'appointmentAssigned'
  | 'appointmentBooked'
  | 'listJoined'
  | 'beforeDenial'
  | 'denied'
  | 'documentsAsked'
  | 'paymentReceived'
  | 'paymentAsked'
  | 'stamped'
  | 'granted'
  | 'admitted'
  | 'resolution'
  | 'registered'
  | 'mailToValidate'
  | 'submitted'
  | 'ticket';

export interface EventWords {
  event: MailEvent;
  kind: NoticeKind;
  /** Over lower case without accents, blanks made single. */
  phrases: RegExp;
}

const list =
  '(?:la |the )?(?:lista de espera|asignacion automati[zc]ada(?: de citas)?|waiting ?list|automatic assignment)';
const held = '(?:ha sido|has sido|fue|han sido|fuiste|esta|se ha|se encuentra|quedo)';
const hour = '(?:hora|cita)';

/** In order of weight: of two that fit equally well the first is meant. */
export const eventWords: readonly EventWords[] = [
  {
    event: 'listLeft',
    kind: 'waitlist',
    phrases: new RegExp(
      `(?:eliminad[oa]|removid[oa]|retirad[oa]|quitad[oa]|dad[oa] de baja|removed|salid[oa]|salio|sali[oó]|desinscrit[oa])[^.]{0,40}\\b(?:de|desde|from|del?) ${list}|(?:salida|baja|eliminacion|retiro|renuncia|desinscripcion) (?:de|en|a) ${list}|(?:ya no (?:esta|se encuentra|forma parte)|you (?:have )?left|no longer on)[^.]{0,30}${list}`,
    ),
  },
  {
    event: 'appointmentAssigned',
    kind: 'appointment',
    phrases: new RegExp(
      `(?:se (?:le|te) (?:ha )?asign(?:ado|o)|(?:le|te) (?:ha sido|fue) asignad[oa]|hemos asignado)[^.]{0,30}\\b(?:una |su |tu )?${hour}|\\b${hour}s?\\b[^.]{0,40}(?:${held} )?\\basignad[oa]|asignacion de (?:su |tu |una )?${hour}|appointment (?:has been |was )?assigned|assigned (?:you )?an appointment`,
    ),
  },
  {
    event: 'appointmentBooked',
    kind: 'appointment',
    phrases: new RegExp(
      `comprobante de (?:su |tu |la )?(?:reserva|${hour})|(?:confirmacion|copia) de (?:su |tu |la )?(?:reserva|${hour})|reserva (?:de (?:su |tu )?${hour} )?(?:${held} )?(?:confirmad|realizad|exitos|registrad|efectuad)|\\b${hour} (?:${held} )?(?:reservad|confirmad|agendad)[oa]|(?:has|ha) (?:reservado|agendado) (?:una |tu |su )?${hour}|su reserva de ${hour}|agendamiento (?:de ${hour} )?(?:confirmad|exitos)|(?:appointment|booking|reservation) (?:has been |is |was )?(?:booked|confirmed|scheduled)|(?:appointment|booking|reservation) (?:confirmation|voucher)`,
    ),
  },
  {
    event: 'listJoined',
    kind: 'waitlist',
    phrases: new RegExp(
      `(?:inscrit[oa]|ingresad[oa]|incorporad[oa]|anotad[oa]|registrad[oa]|agregad[oa]|ingreso|inscripcion|incorporacion|se ha inscrito|added|joined|registered)[^.]{0,60}\\b(?:en|a|to|for|on)? ?${list}|you (?:are|have been) (?:now )?(?:on|placed on) ${list}`,
    ),
  },
  {
    event: 'beforeDenial',
    kind: 'requirement',
    phrases:
      /(?:notificacion )?previ[ao] (?:a|al) (?:su |la |el )?rechazo|antes de (?:rechazar|resolver el rechazo)/,
  },
  {
    event: 'denied',
    kind: 'denial',
    phrases:
      /\bno (?:ha sido |fue |se ha |es )?(?:acogid[oa]|acoge|admitid[oa]|aprobad[oa])|solicitud no acogida|(?:ha sido|fue|se) rechaz(?:ad[oa]|o|a)\b|resolucion (?:exenta )?(?:n\S* ?\S* )?(?:que )?rechaza|rechazo de (?:la |su |tu )?(?:solicitud|visa|residencia)|denegad[oa]|declara(?:da)? inadmisible|(?:se tiene|tenid[oa]) por desistid[oa]|application (?:has been |was )?(?:rejected|denied|refused)/,
  },
  {
    event: 'documentsAsked',
    kind: 'requirement',
    phrases:
      /subsana(?:r|cion|ble)|insuficiente o incompleta|solicitud (?:esta )?incompleta|(?:documentos|antecedentes|documentacion|informacion) (?:adicional(?:es)?|faltantes?|pendientes?)|requerimiento de (?:documentos|antecedentes|informacion)|(?:acompan(?:ar|e)|adjunt(?:ar|e)|present(?:ar|e)) (?:los |las )?(?:siguientes )?(?:documentos|antecedentes)|additional documents?/,
  },
  {
    event: 'paymentReceived',
    kind: 'receipt',
    phrases:
      /comprobante de pago|(?:su|tu|el) pago (?:de derechos )?(?:ha sido|fue) (?:recibid|registrad|confirmad|procesad)o|pago (?:recibido|confirmado|exitoso|realizado)|hemos recibido (?:su|tu|el) pago|payment received/,
  },
  {
    event: 'paymentAsked',
    kind: 'requirement',
    phrases:
      /orden(?:es)? de (?:pago|giro)|pago de (?:los )?derechos|pag(?:ar|ue) (?:los )?derechos|derechos (?:migratorios|pendientes)|giro de derechos|payment of (?:the )?fees?/,
  },
  {
    event: 'stamped',
    kind: 'approval',
    phrases: /estampado electronico|electronic stamp|descarg(?:ar|ue|a) (?:su |tu |el )?estampado/,
  },
  {
    event: 'granted',
    kind: 'approval',
    phrases:
      /(?:se (?:le )?(?:ha )?otorg(?:ado|a|o)|(?:ha sido|fue) (?:otorgad|aprobad|concedid)[oa]|solicitud aprobada|residencia (?:temporal |definitiva )?(?:otorgada|aprobada|concedida)|resolucion (?:exenta )?(?:n\S* ?\S* )?(?:que )?otorga|application (?:has been |was )?(?:approved|granted))/,
  },
  {
    event: 'admitted',
    kind: 'approval',
    phrases:
      /(?:solicitud )?(?:ha sido |fue |se )?acogid[oa](?: a tramite|a tramitacion)?|certificado de residencia (?:temporal|definitiva) en tramite|admitid[oa] a tramite/,
  },
  {
    event: 'resolution',
    kind: 'resolution',
    phrases:
      /resolucion exenta|notific\w+ (?:de |la )?(?:la )?resolucion|acto administrativo|exempt resolution/,
  },
  {
    event: 'registered',
    kind: 'registration',
    phrases:
      /(?:clave|contrasena)(?: de acceso)? (?:es )?(?:provisori[ao]|provisional|temporal)|registro (?:completado|exitoso)|registro de (?:nuevo )?usuario|cuenta (?:ha sido |fue )?creada|temporary password|provisional password|account (?:has been )?created|registration completed?/,
  },
  {
    event: 'mailToValidate',
    kind: 'registration',
    phrases: /valid(?:ar|e|a|acion de) (?:mi|su|tu|el)? ?(?:correo|e-?mail)|verify your e-?mail/,
  },
  {
    event: 'submitted',
    kind: 'receipt',
    phrases:
      /comprobante de (?:envio|ingreso|recepcion)|solicitud (?:ha sido |fue )?(?:enviada|ingresada|recibida)|hemos recibido (?:su|tu) solicitud|application (?:has been )?(?:received|submitted)/,
  },
  {
    event: 'ticket',
    kind: 'communication',
    phrases:
      /\bticket\b|mesa de ayuda|ayuda migraciones|(?:su|tu) (?:consulta|reclamo) (?:ha sido |fue )?(?:respondid|recibid|ingresad|registrad)/,
  },
];
