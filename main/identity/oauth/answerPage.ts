// What the browser shows when the provider has sent the person back: that it is over here, in every language of the plan.

const sentences = [
  ['en', 'You can close this page and go back to Recado.'],
  ['es', 'Puede cerrar esta página y volver a Recado.'],
  ['ru', 'Можно закрыть эту страницу и вернуться в Recado.'],
  ['uk', 'Можна закрити цю сторінку й повернутися до Recado.'],
  ['fr', 'Vous pouvez fermer cette page et revenir à Recado.'],
  ['pt', 'Você pode fechar esta página e voltar ao Recado.'],
  ['ar', 'يمكنك إغلاق هذه الصفحة والعودة إلى Recado.'],
] as const;

/** The same whether access was given or refused: Recado says which. No style, no script, nothing of the address. */
export const answerPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Recado</title></head>
<body><h1>Recado</h1>
${sentences.map(([language, words]) => `<p lang="${language}" dir="auto">${words}</p>`).join('\n')}
</body></html>
`;

export const answerHeaders = {
  'Content-Type': 'text/html; charset=utf-8',
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cache-Control': 'no-store',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  Connection: 'close',
};
