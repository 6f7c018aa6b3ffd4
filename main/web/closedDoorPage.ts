// What a browser without a valid link is shown: how to open the inbox, in every language of the plan, and nothing else.
import { languageFacts } from '../contract/languages.ts';

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
  [
    'uk',
    'Ця сторінка відкривається лише за посиланням, яке Recado надрукував під час запуску. Посилання діє один раз. Якщо його вже використано, зупиніть Recado і запустіть знову.',
  ],
  [
    'fr',
    'Cette page ne s’ouvre qu’avec le lien que Recado a affiché au démarrage. Le lien sert une seule fois. S’il a déjà servi, arrêtez Recado et relancez-le.',
  ],
  [
    'pt',
    'Esta página só abre com o link que o Recado mostrou ao iniciar. O link funciona uma única vez. Se já foi usado, feche o Recado e abra de novo.',
  ],
  [
    'ar',
    'لا تُفتح هذه الصفحة إلا بالرابط الذي عرضه Recado عند بدء تشغيله. يعمل الرابط مرة واحدة. إذا استُعمل من قبل فأوقف Recado ثم شغّله من جديد.',
  ],
] as const;

/** No style and no script: the page obeys the same policy as the screens. */
export const closedDoorPage = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Recado</title></head>
<body><h1>Recado</h1>
${sentences.map(([language, words]) => `<p lang="${language}" dir="${languageFacts[language].direction}">${words}</p>`).join('\n')}
</body></html>
`;
