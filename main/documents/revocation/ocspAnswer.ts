// Asks what an authority says of one certificate (OCSP, RFC 6960), and reads the answer only where that authority signed it.
import { randomBytes } from 'node:crypto';
import { GeneralizedTime, OctetString } from 'asn1js';
import { BasicOCSPResponse, CertID, type Certificate, Extension, OCSPRequest, OCSPResponse } from 'pkijs';
import { type AuthorityAnswer, isOfNow, remembersSince, unchecked } from './authorityAnswer.ts';

const oids = {
  nonce: '1.3.6.1.5.5.7.48.1.2',
  basic: '1.3.6.1.5.5.7.48.1.1',
  archiveCutoff: '1.3.6.1.5.5.7.48.1.6',
};
/** RFC 6960, 4.2.1: `successful`, and `unauthorized`: a responder that does not know this issuer's certificates. */
const statuses = { successful: 0, unauthorized: 6 };

export interface OcspQuestion {
  body: Uint8Array;
  certId: CertID;
  nonce: Uint8Array;
}

/** Named by SHA-1, the one way of naming that every responder knows; it protects nothing here. */
export async function askOcsp(certificate: Certificate, issuer: Certificate): Promise<OcspQuestion> {
  const named = { hashAlgorithm: 'SHA-1', issuerCertificate: issuer };
  const request = new OCSPRequest();
  await request.createForCertificate(certificate, named);
  const nonce = new Uint8Array(new OctetString({ valueHex: randomBytes(16) }).toBER());
  request.tbsRequest.requestExtensions = [new Extension({ extnID: oids.nonce, extnValue: nonce.buffer })];
  return {
    body: new Uint8Array(request.toSchema(true).toBER()),
    certId: await CertID.create(certificate, named),
    nonce,
  };
}

/** Never throws. An answer without our number in it may be an older one that is still of today. */
export async function readOcsp(
  bytes: Uint8Array,
  question: OcspQuestion,
  issuer: Certificate,
  expiredAt: Date | null,
  now: Date,
): Promise<AuthorityAnswer> {
  try {
    const response = OCSPResponse.fromBER(Uint8Array.from(bytes));
    const status = response.responseStatus.valueBlock.valueDec;
    if (status === statuses.unauthorized) return unchecked('notKnownThere');
    if (status !== statuses.successful) return unchecked('noAnswer');
    if (response.responseBytes?.responseType !== oids.basic) return unchecked('notGenuine');
    const told = BasicOCSPResponse.fromBER(
      Uint8Array.from(response.responseBytes.response.valueBlock.valueHexView),
    );
    // The authority itself, or whom it gave this task and who stands in the answer.
    told.certs = [...(told.certs ?? []), issuer];
    if (!(await told.verify({ issuerCerts: [issuer], trustedCerts: [issuer] })))
      return unchecked('notGenuine');
    const { responseExtensions, responses } = told.tbsResponseData;
    const nonce = responseExtensions?.find(({ extnID }) => extnID === oids.nonce);
    if (nonce && !Buffer.from(nonce.extnValue.valueBlock.valueHexView).equals(question.nonce))
      return unchecked('notGenuine');
    const one = responses.find(({ certID }) => certID.isEqual(question.certId));
    if (!one) return unchecked('notGenuine');
    if (!isOfNow(one.thisUpdate, one.nextUpdate, now)) return unchecked('outdated');
    const since = remembersSince(one.singleExtensions, oids.archiveCutoff);
    return readStatus(one.certStatus, one.thisUpdate, expiredAt !== null && (!since || since > expiredAt));
  } catch {
    return unchecked('notGenuine');
  }
}

interface StatusBlock {
  idBlock: { tagNumber: number };
  valueBlock: { value?: unknown[] };
}

/** `good [0]`, `revoked [1]` with its moment, `unknown [2]`. */
function readStatus(status: StatusBlock, asOf: Date, isForgotten: boolean): AuthorityAnswer {
  switch (status.idBlock.tagNumber) {
    case 0:
      return isForgotten ? unchecked('expired') : { state: 'good', asOf, revokedAt: null };
    case 1: {
      const [moment] = status.valueBlock.value ?? [];
      return {
        state: 'revoked',
        asOf,
        revokedAt: moment instanceof GeneralizedTime ? moment.toDate() : null,
      };
    }
    default:
      return unchecked('notKnownThere');
  }
}
