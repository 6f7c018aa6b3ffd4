// What a browser without a valid link is shown: how to open the inbox, in the three languages, and nothing else.

const sentences = [
  [
    'en',
    'This page opens only with the link that Recado printed when it started. The link works once. If it was used already, stop Recado and start it again.',
  ],
  [
    'es',
    'Esta página solo se abre con el enlace que Recado mostró al arrancar. El enlace sirve una vez. Si ya se usó, cierre Recado y ábralo de nuevo.',
  ],
  [
    'ru',
    'Эта страница открывается только по ссылке, которую Recado напечатал при запуске. Ссылка действует один раз. Если она уже использована, остановите Recado и запустите снова.',
  ],
] as const;

/** No style and no script: the page obeys the same policy as the screens. */
export const closedDoorPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Recado</title></head>
<body><h1>Recado</h1>
${sentences.map(([language, words]) => `<p lang="${language}">${words}</p>`).join('\n')}
</body></html>
`;
