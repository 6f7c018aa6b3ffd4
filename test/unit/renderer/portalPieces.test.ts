// Small pure pieces for portals: what a day is for, schedules as choices, certificates that end, accounts not read to the end.
import { describe, expect, it } from 'vitest';
import type { FailureCode } from '../../../main/contract/failure.ts';
import { certificateIn, certificateOf } from '../../../renderer/features/accounts/certificate.ts';
import { scheduleChoiceOf } from '../../../renderer/features/accounts/schedule.ts';
import { isUntold, watchedAccounts } from '../../../renderer/features/accounts/untold.ts';
import { badFieldsOf } from '../../../renderer/features/addAccount/badFields.ts';
import { dueOf } from '../../../renderer/features/inbox/due.ts';
import { dehuAccount, fakeAccounts } from '../../support/fakeBridge.ts';
import { fakeManifests } from '../../support/fakeManifests.ts';

const now = new Date('2026-11-30T12:00:00Z');

describe('what a day is for', () => {
  const row = {
    portal: 'chile',
    kind: 'instalment',
    dueOn: '2026-12-06',
    dueWhat: null,
    appointmentOn: null,
  } as const;

  it('follows the kind only where it leaves one act possible', () => {
    expect(dueOf(row, now)?.what).toBe('pay');
    expect(dueOf({ ...row, kind: 'requirement' }, now)?.what).toBe('answer');
    expect(dueOf({ ...row, kind: 'fine' }, now)?.what).toBe('due');
    expect(dueOf({ ...row, portal: 'dehu', kind: 'requirement' }, now)?.what).toBe('due');
  });

  it('follows the row where it says so', () => {
    expect(dueOf({ ...row, portal: 'dehu', dueWhat: 'open' }, now)?.what).toBe('open');
    expect(dueOf({ ...row, kind: 'fine', dueWhat: 'respond' }, now)?.what).toBe('answer');
  });
});

describe('a schedule', () => {
  it.each([
    [null, 'active', 'portal'],
    ['0 8-18/2 * * 1-5', 'active', 'office'],
    ['0 8,18 * * *', 'parked', 'twice'],
    ['*/5 * * * *', 'active', 'own'],
    ['0 8,18 * * *', 'paused', 'hand'],
  ] as const)('%s while %s is the choice %s', (schedule, state, choice) => {
    expect(scheduleChoiceOf({ schedule, state })).toBe(choice);
  });
});

describe('a certificate', () => {
  it('is read out of the choice that an account keeps, and nothing is made up', () => {
    expect(certificateIn(dehuAccount.fields)).toMatchObject({
      issuer: 'AC FNMT Usuarios',
      validTo: '2026-12-20T11:00:00.000Z',
      nif: null,
    });
    const told = { name: 'Ana', nif: 'X1234567L', issuer: 'AC', validFrom: 'a', validTo: 'b' };
    expect(certificateOf({ fields: {}, certificate: told })).toEqual(told);
    expect(certificateOf(dehuAccount)).toMatchObject({ validTo: '2026-12-20T11:00:00.000Z' });
    expect(certificateIn({})).toBeNull();
    expect(certificateIn({ storeCertificate: 'no JSON' })).toBeNull();
  });

  it('has its failures led to the file or to the passphrase', () => {
    const form = fakeManifests.find(({ id }) => id === 'dehu')?.signInMethods[0]?.fields ?? [];
    const fields = (code: FailureCode, details = {}) => Object.keys(badFieldsOf({ code, details }, form));
    expect(fields('certificate.rejected', { reason: 'passphrase' })).toEqual(['passphrase']);
    expect(fields('certificate.rejected', { reason: 'noKey' })).toEqual(['certificate']);
    expect(fields('certificate.expired')).toEqual(['certificate']);
    expect(fields('certificate.missing')).toEqual(['certificate']);
    expect(fields('signIn.otherSubject')).toEqual(['certificate']);
  });
});

describe('accounts not read to the end', () => {
  it('are those never listed and those parked; files given by hand are none', () => {
    const [camila, diego] = fakeAccounts;
    if (camila === undefined || diego === undefined) throw new Error('no accounts');
    const byHand = { ...camila, id: 'files', method: 'import', lastCompleteListingAt: null };
    const fresh = { ...dehuAccount, lastCompleteListingAt: null };
    const watched = watchedAccounts([camila, diego, byHand, fresh]);
    expect(watched.filter(isUntold)).toEqual([diego, fresh]);
    expect(watchedAccounts([camila, diego], { box: 'inbox', accountId: camila.id })).toEqual([camila]);
  });
});
