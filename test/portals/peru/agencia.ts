// The pages of the sample Agencia Digital: Entrar, Extranjero, the person's data, Verificar, the way to the buzón at the top.

/** A page, or one that its script draws a moment after it has loaded, as single-page apps do. */
const page = (body: string, isLate: boolean): string =>
  isLate
    ? whole(
        `<app-root></app-root><script>setTimeout(() => { document.querySelector('app-root').innerHTML = ${JSON.stringify(body).replaceAll('</', String.raw`<\/`)}; }, 400)</script>`,
      )
    : whole(body);

const whole = (body: string): string =>
  `<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Agencia Digital Migraciones</title></head><body>${body}</body></html>`;

const field = (name: string, label: string): string =>
  `<p><label for="${name}">${label}</label><input id="${name}" name="${name}" type="text"></p>`;

/** `buzon` is the address that signs in to the SEL. Verification takes the sample person's document only. */
export function agenciaPage(
  path: string,
  form: URLSearchParams,
  { buzon, isLate }: { buzon: string; isLate: boolean },
): string {
  const base = '/agencia-virtual';
  if (path.endsWith('/inicio'))
    return page(
      `<h1>¿Quién eres?</h1><a href="${base}/peruano">Peruano</a> <a href="${base}/extranjero">Extranjero</a>`,
      isLate,
    );
  if (path.endsWith('/extranjero')) {
    const isFilled = form.size > 0;
    if (isFilled && form.get('numeroDocumento') === '000000001')
      return page(
        `<header><a href="${buzon}">Buzón Electrónico de Migraciones</a></header><h1>Bienvenida</h1><nav><a href="#">Subsanación</a><a href="#">Citas en línea</a><a href="#">Mesa de Partes</a></nav>`,
        isLate,
      );
    const error = isFilled ? '<p role="alert">Los datos no son correctos.</p>' : '';
    return page(
      `<form method="post" action="${base}/extranjero"><h1>Extranjero</h1>${error}<fieldset><legend>Regularización CPP/Calidad Humanitaria</legend><p><label for="tipoDocumento">Tipo de documento</label><select id="tipoDocumento" name="tipoDocumento"><option value="">Seleccione</option><option value="7">Pasaporte</option><option value="4">Carné de extranjería</option></select></p>${field('numeroDocumento', 'Número de documento')}${field('fechaNacimiento', 'Fecha de nacimiento')}${field('nacionalidad', 'Nacionalidad')}${field('codigo', 'Código de la imagen')}</fieldset><button type="submit">Verificar</button></form>`,
      isLate,
    );
  }
  return page(`<h1>Agencia Digital Migraciones</h1><a href="${base}/inicio">Entrar</a>`, isLate);
}
