// Says what stands between a sign-in and the list, by the words of the page; nothing here is ever worked round.
import { FailureError } from '../../contract/failure.ts';
import type { FormField, PageForm } from '../kit/reader/pageReading.ts';
import { findField } from '../kit/reader/readForms.ts';
import { normalWords } from '../kit/vocabulary/vocabulary.ts';
import { selOrigin, selPath } from './manifest.ts';
import { signInWords } from './words.ts';

/** The place in the portal was lost (session over, page too old): to be begun again once, from the sign-in. */
export class LostPlace extends Error {
  readonly reason: 'sessionEnded' | 'pageTooOld';
  constructor(reason: LostPlace['reason']) {
    super(reason);
    this.name = 'LostPlace';
    this.reason = reason;
  }
}

export interface SeenPage {
  status: number;
  url: string;
  html: string;
  /** Visible words, normalised. */
  words: string;
  forms: readonly PageForm[];
  /** False where a list or a notice stands: its words are not the portal's own. */
  isOwnWords: boolean;
}

const tooOld =
  /validation of viewstate mac failed|state information is invalid|viewstate|estado de vista|informacion de estado no es valida|invalid postback or callback|event validation|validacion de eventos|argumento de (?:postback|devolucion de datos)/;
const serverError =
  /server error in|runtime error|error de servidor en la aplicacion|error en tiempo de ejecucion|object reference not set/;
const maintenance =
  /\b(?:en|por|de) mantenimiento\b|\bmantenimiento (?:programado|del sistema|de la plataforma)\b|(?:sistema|servicio|plataforma|portal) (?:no (?:se encuentra )?disponible|fuera de servicio|temporalmente)|temporalmente (?:no disponible|fuera de servicio)/;
/** A menu's `Cambiar contraseña` is no demand. */
const passwordExpired =
  /(?:contrasena|clave) (?:ha |se encuentra |esta )?(?:caduc\w+|expir\w+|vencid\w+)|debe (?:cambiar|actualizar|modificar|renovar) (?:su |la )?(?:contrasena|clave)|cambio obligatorio de (?:contrasena|clave)/;
const blocked =
  /(?:usuario|cuenta|acceso)\b.{0,40}\b(?:bloquead[oa]|suspendid[oa]|inhabilitad[oa]|desactivad[oa])|ha sido bloquead[oa]/;
const tooMany =
  /(?:supero|superado|excedi\w+|demasiados|maximo (?:de|numero de)|numero maximo de).{0,30}intentos|intente (?:nuevamente |de nuevo )?(?:en|dentro de) \d+ (?:minutos|horas)/;
const wrongCaptcha =
  /(?:captcha|codigo de (?:la imagen|seguridad|verificacion)|texto de la imagen|caracteres).{0,40}(?:incorrect\w+|no es (?:correcto|valido)|no coincide\w*|invalid\w+)/;
const rejected =
  /(?:usuario|contrasena|clave|credenciales|datos|login)\b.{0,60}\b(?:incorrect\w+|invalid\w+|no (?:es|son) (?:correct\w+|valid\w+)|no coincide\w*|no existe\w*|errone\w+)|(?:incorrect\w+|invalid\w+)\b.{0,30}\b(?:usuario|contrasena|clave|credenciales)|no es correcto/;
const terms = /terminos y condiciones|condiciones de uso|declaro (?:haber leido|aceptar)|acepto los terminos/;
const verifyData = /verificacion de datos|verifique sus datos|actualice sus datos|actualizacion de datos/;
const otherSession =
  /(?:ya (?:existe|tiene|hay) una sesion|sesion (?:activa|abierta|iniciada) en otr\w+|otra sesion|sesion duplicada)/;
const sessionOver =
  /sesion (?:ha )?(?:expir|caduc|finaliz|termin|venci)(?:o|ad[oa]|d[oa])\b|inicie sesion nuevamente|sesion.{0,40}(?:cerrada|otro (?:equipo|dispositivo|navegador))/;

const person = (action: string): FailureError =>
  new FailureError('personNeeded', { action, url: `${selOrigin}${selPath}` });

/** What every page may turn out to be, whatever was asked for. Null when nothing stands in the way. */
export function pageObstacle(page: SeenPage): FailureError | LostPlace | null {
  const { words, status } = page;
  const isError = status >= 500 || serverError.test(words);
  if (isError && tooOld.test(words)) return new LostPlace('pageTooOld');
  if (page.isOwnWords && words.length < 3_000 && maintenance.test(words) && !passwordForm(page))
    return new FailureError('portal.maintenance', { status });
  if (
    status === 403 ||
    (page.isOwnWords &&
      words.length < 2_000 &&
      /\brequest (?:rejected|blocked)\b|access denied|acceso denegado/.test(words))
  )
    return new FailureError('portal.refusedRobot', { status });
  if (isError) return new FailureError('portal.down', { status });
  if (status === 404 || status === 410)
    return new FailureError('portal.changed', { status, reason: 'notFound' });
  return null;
}

/** True where a new password is asked for, twice as everywhere. */
export const asksNewPassword = ({ forms }: SeenPage): boolean =>
  forms.flatMap((form) => form.fields).filter(isVisiblePassword).length >= 2;

/** Steps between the sign-in and the list that only the person may take. Null where the page asks for none. */
export function personalStep(page: SeenPage): FailureError | null {
  const { words, forms } = page;
  if (asksNewPassword(page)) return new FailureError('signIn.passwordExpired', {});
  if (!page.isOwnWords || words.length > 6_000) return null;
  if (passwordExpired.test(words)) return new FailureError('signIn.passwordExpired', {});
  if (otherSession.test(words)) return person('otherSession');
  const asks = forms.some((form) => form.fields.some(isFilledByHand));
  if (asks && verifyData.test(words)) return person('verifyData');
  if (terms.test(words) && hasButton(forms, /acept|acuerdo|continuar/)) return person('acceptTerms');
  return null;
}

/** Where the sign-in form came back after the password was sent: it is never sent again, whatever the reason. */
export function signInAnswer(page: SeenPage): FailureError {
  const { words } = page;
  if (blocked.test(words)) return new FailureError('signIn.blocked', {});
  if (tooMany.test(words)) return new FailureError('signIn.tooManyAttempts', {});
  if (wrongCaptcha.test(words)) return person('captcha');
  if (asksNewPassword(page) || passwordExpired.test(words))
    return new FailureError('signIn.passwordExpired', {});
  if (otherSession.test(words)) return person('otherSession');
  if (rejected.test(words)) return new FailureError('signIn.rejected', { badFields: ['user', 'password'] });
  if (asksCaptcha(page)) return person('captcha');
  return new FailureError('signIn.rejected', { badFields: [], reason: 'formCameBack' });
}

export const asksCaptcha = ({ html, forms }: Pick<SeenPage, 'html' | 'forms'>): boolean =>
  /<img\b[^>]*(?:captcha|validator)[^>]*>|g-recaptcha|h-captcha|class=["'][^"']*capt?cha/i.test(html) ||
  forms.some((form) => form.hasPassword && findField(textFields(form), signInWords.captcha) !== null);

export const passwordForm = ({ forms }: Pick<SeenPage, 'forms'>): PageForm | null =>
  forms.find((form) => form.hasPassword) ?? null;

/** True for a page that only an ended session shows. */
export const isSignedOut = (page: SeenPage): boolean =>
  passwordForm(page) !== null ||
  (page.isOwnWords && page.words.length < 2_000 && sessionOver.test(page.words));

/** The form without its password, whose label may speak of a code as well. */
export const textFields = (form: PageForm): PageForm => ({
  ...form,
  fields: form.fields.filter((field) => !isVisiblePassword(field)),
});

const isVisiblePassword = (field: FormField): boolean => field.type === 'password' && field.isVisible;
const isFilledByHand = (field: FormField): boolean =>
  field.isVisible && ['text', 'select', 'date', 'tel', 'email', 'number', 'radio'].includes(field.type);
const hasButton = (forms: readonly PageForm[], meaning: RegExp): boolean =>
  forms.some((form) =>
    form.fields.some(
      (field) =>
        ['submit', 'button', 'image', 'checkbox'].includes(field.type) &&
        meaning.test(normalWords(`${field.value} ${field.label ?? ''} ${field.name}`)),
    ),
  );
