// The pages of the sample Agencia Digital: Entrar, Extranjero, the person's data, Verificar, the way to the buzón at the top.

const page = (body: string): string =>
  `<!DOCTYPE html><html lang="es"><head><meta charset="utf-8"><title>Agencia Digital Migraciones</title></head><body>${body}</body></html>`;

const field = (name: string, label: string): string =>
  `<p><label for="${name}">${label}</label><input id="${name}" name="${name}" type="text"></p>`;

/** `buzon` is the address that signs in to the SEL. Verification takes the sample person's document only. */
export function agenciaPage(path: string, form: URLSearchParams, buzon: string): string {
  const base = '/agencia-virtual';
  if (path.endsWith('/identidad'))
    return page(
      `<h1>¿Quién eres?</h1><a href="${base}/peruano">Peruano</a> <a href="${base}/extranjero">Extranjero</a>`,
    );
  if (path.endsWith('/extranjero')) {
    const isFilled = form.size > 0;
    if (isFilled && form.get('numeroDocumento') === '000000001')
      return page(
        `<header><a href="${buzon}">Buzón Electrónico de Migraciones</a></header><h1>Bienvenida</h1><nav><a href="#">Subsanación</a><a href="#">Citas en línea</a><a href="#">Mesa de Partes</a></nav>`,
      );
    const error = isFilled ? '<p role="alert">Los datos no son correctos.</p>' : '';
    return page(
      `<form method="post" action="${base}/extranjero"><h1>Extranjero</h1>${error}<fieldset><legend>Regularización CPP/Calidad Humanitaria</legend>${field('tipoDocumento', 'Tipo de documento')}${field('numeroDocumento', 'Número de documento')}${field('fechaNacimiento', 'Fecha de nacimiento')}${field('nacionalidad', 'Nacionalidad')}</fieldset><button type="submit">Verificar</button></form>`,
    );
  }
  return page(`<h1>Agencia Digital Migraciones</h1><a href="${base}/identidad">Entrar</a>`);
}
