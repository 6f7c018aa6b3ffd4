// The status service of Spain (infoext2) as the core asks it: plan, window, SMS.
import type { Case } from '../../model/case.ts';
import { statusCheckPlan } from '../../model/statusCheckPlan.ts';
import type { SmsOffer, StatusService } from '../statusService.ts';
import { askStatus } from './askStatus.ts';
import { realOrigins } from './manifest.ts';
import { isReplyAboutAnother, readSmsReply } from './readSmsReply.ts';
import { apartMsOf, serviceHost } from './serviceVisit.ts';
import { smsQr } from './smsQr.ts';
import { buildSms, smsService } from './smsService.ts';
import { restsMs } from './statusAnswer.ts';
import { statusMeaning } from './statusMeaning.ts';
import { askedBy, prefillOf } from './statusPrefill.ts';

export const sedeStatusService: StatusService = {
  host: serviceHost,
  officialUrl: `${realOrigins.infoext2}/infoext2/`,
  plan: (cases, visits, now, { asked, endpoints }) =>
    statusCheckPlan(cases, visits, now, {
      host: serviceHost,
      asked,
      apartMs: apartMsOf(endpoints),
      restsMs,
    }),
  checkReady: (known) => void prefillOf(known),
  askedBy,
  ask: askStatus,
  meaningOf: statusMeaning,
  smsHelp: ({ nie, numbers }) => {
    const { number, shown, checkedOn, officialPage } = smsService;
    return { number, shown, checkedOn, officialPage, offers: offersOf({ nie, numbers }) };
  },
  readSmsReply,
  isReplyAboutAnother,
};

/** Each number of the case by itself; the person sends one of them. */
function offersOf({ nie, numbers }: Pick<Case, 'nie' | 'numbers'>): SmsOffer[] {
  const asked = [
    ...numbers.map((caseNumber) => ({ by: 'caseNumber' as const, sms: buildSms({ caseNumber }) })),
    ...(nie === null ? [] : [{ by: 'nie' as const, sms: buildSms({ nie }) }]),
  ];
  const offers = asked.map(({ by, sms }): SmsOffer => {
    if (!sms.isValid) return { ...sms, by };
    const { message, link, code } = sms;
    return { isValid: true, by, message, link, qrSvg: smsQr(code).svg };
  });
  // A registry number cannot be asked by; that is worth a word only where nothing else can.
  const valid = offers.filter(({ isValid }) => isValid);
  return valid.length > 0 ? valid : offers;
}
